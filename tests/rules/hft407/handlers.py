import logging
import traceback
import unittest

import pytest
import torch
from transformers import AutoModel, pipeline

logger = logging.getLogger(__name__)
TASKS = ("fill-mask", "text-generation")


def test_printed():
    try:
        pipeline("fill-mask")("Paris is the [MASK] of France.")
    except Exception as error:  # HFT407
        print(f"failed: {error}")


def test_bare():
    try:
        pipeline("fill-mask")("Paris is the [MASK] of France.")
    except:  # HFT407
        pass


def test_tuple_of_errors():
    try:
        pipeline("fill-mask")("Paris is the [MASK] of France.")
    except (ValueError, Exception):  # HFT407
        logger.warning("no pipeline")


def test_assertions_inside():
    assert torch.cuda.device_count() >= 0
    try:
        outputs = pipeline("fill-mask")("Paris is the [MASK] of France.")
        assert len(outputs) == 5
    except Exception:  # HFT407
        traceback.print_exc()


def test_stored_and_forgotten():
    results = {}
    try:
        pipeline("fill-mask")("Paris is the [MASK] of France.")
        results["success"] = True
    except Exception as error:  # HFT407
        results["error"] = str(error)
    print(results)


def test_each_handler_once():
    for task in TASKS:
        try:
            pipeline(task)
        except Exception as error:  # HFT407
            print(error)
            continue
    try:
        AutoModel.from_pretrained("bert-base-uncased")
    except BaseException as error:  # HFT407
        print(error)


def test_expected_error_that_is_never_missed():
    try:
        pipeline("no-such-task")
        assert False, "no error"
    except Exception as error:  # HFT407
        print(error)


def test_nested_function():
    def load():
        try:
            AutoModel.from_pretrained("bert-base-uncased")
        except Exception as error:  # HFT407
            print(error)

    load()


class TestBertModels:
    def __init__(self):
        self.results = {}

    def test_pipeline(self, device="cpu"):
        try:
            self.results["outputs"] = pipeline("fill-mask")("Paris is the [MASK] of France.")
        except Exception as error:  # HFT407
            self.results["error"] = str(error)
        return self.results

    def test_with_a_check_of_our_own(self):
        try:
            self.look(pipeline("fill-mask"))
        except Exception as error:  # HFT407
            return {"error": str(error)}

    def test_narrower_first(self):
        try:
            pipeline("fill-mask")
        except ImportError:
            self.results["skipped"] = True
        except Exception as error:  # HFT407
            self.results["error"] = error

    def look(self, outputs):
        assert outputs

    def prepare(self):
        try:
            self.model = AutoModel.from_pretrained("bert-base-uncased")
        except Exception as error:
            print(error)


class BertModelTest(unittest.TestCase):
    def tearDown(self):
        try:
            self.model.cpu()
        except Exception as error:
            print(error)

    def test_raised_again(self):
        try:
            pipeline("fill-mask")
        except Exception as error:
            raise RuntimeError("no pipeline") from error

    def test_raised_at_times(self):
        try:
            pipeline("fill-mask")
        except Exception as error:
            if "offline" not in str(error):
                raise

    def test_failed(self):
        try:
            pipeline("fill-mask")
        except Exception as error:
            self.fail(str(error))

    def test_skipped(self):
        try:
            pipeline("fill-mask")
        except Exception as error:
            self.skipTest(str(error))

    def test_failed_by_a_helper(self):
        try:
            pipeline("fill-mask")
        except Exception as error:
            self.report(error)

    def report(self, error):
        pytest.fail(str(error))

    def test_assertion_let_through(self):
        try:
            assert pipeline("fill-mask")
        except AssertionError:
            raise
        except Exception as error:
            print(error)
