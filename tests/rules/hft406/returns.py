import unittest
from contextlib import contextmanager

import pytest
from transformers import pipeline


def test_name():
    results = pipeline("fill-mask")("Paris is the [MASK] of France.")
    return results  # HFT406


def test_once_for_each_test(device):
    if device == "cpu":
        return False  # HFT406
    return True


async def test_comparison():
    return len(pipeline("fill-mask")("[MASK]")) == 5  # HFT406


def make_report():
    return {"success": True}


def log_report():
    print("done")


def test_call_of_what_returns():
    return make_report()  # HFT406


def test_built():
    return dict(success=True)  # HFT406


def test_early_end():
    if not pytest:
        return
    if not pipeline:
        return None
    return log_report()


def test_unknown_call(check):
    return check.run()


def test_generator():
    yield 1
    return 2


@pytest.fixture
def test_data():
    return [1, 2]


@contextmanager
def test_server():
    return 1


def test_nested_function():
    def test_inner():
        return 1

    numbers = [number for number in range(3) if (lambda: number)()]
    assert test_inner() and numbers


def test_one_model(model_id):
    return {"model": model_id}


def helper():
    return test_one_model("bert-base-uncased")


class TestBertModels:
    def __init__(self):
        self.results = {}

    def test_pipeline(self, device="auto"):
        try:
            self.results["pipeline"] = pipeline("fill-mask")("[MASK]")
        except Exception as error:
            return {"success": False, "error": str(error)}  # HFT406
        return self.results

    def test_on(self, device):
        return {"device": device}

    def run_tests(self):
        return {"pipeline": self.test_pipeline(), "cpu": self.test_on("cpu")}


class BertModelTest(unittest.TestCase):
    def test_outputs(self):
        return self.model.config.hidden_size, self.model.config.num_labels  # HFT406

    def test_skipped(self):
        return self.skipTest("too slow")

    def test_inherited(self):
        return super().test_inherited()

    async def test_awaited(self):
        return await self.check()

    def prepare_config_and_inputs(self):
        return {}


class BertServer:
    def test_connection(self):
        return True
