import unittest
from dataclasses import dataclass

from transformers import pipeline

from somewhere import UnseenBase


class TestBertModels:  # HFT104
    def __init__(self, model_id="google-bert/bert-base-uncased"):
        self.model_id = model_id

    def test_pipeline(self):
        assert pipeline("fill-mask", model=self.model_id)


class TestByNew:  # HFT104
    def __new__(cls):
        return super().__new__(cls)

    async def test_pipeline(self):
        assert pipeline("fill-mask")


class Prepared:
    def __init__(self):
        self.model_id = None


class TestInherited(Prepared):  # HFT104
    def test_pipeline(self):
        assert pipeline("fill-mask")


if pipeline:

    class TestUnderIf:  # HFT104
        if True:

            def __init__(self):
                self.model_id = None

        def test_pipeline(self):
            assert pipeline("fill-mask")


class TestCaseOfUnittest(unittest.TestCase):
    def __init__(self, *args):
        super().__init__(*args)

    def test_pipeline(self):
        assert pipeline("fill-mask")


class TestHidden:
    __test__ = False

    def __init__(self):
        self.model_id = None

    def test_pipeline(self):
        assert pipeline("fill-mask")


class TestOutOfSight(UnseenBase):
    def __init__(self):
        super().__init__()

    def test_pipeline(self):
        assert pipeline("fill-mask")


@dataclass
class TestInputs:
    text: str

    def __post_init__(self):
        self.length = len(self.text)


class TestRecorder:
    """A helper: nothing in it is named as a test."""

    def __init__(self):
        self.calls = []

    def record(self, call):
        self.calls.append(call)


class BertChecks:
    def __init__(self):
        self.model_id = None

    def test_pipeline(self):
        assert pipeline("fill-mask")


def make():
    class TestLocal:
        def __init__(self):
            self.model_id = None

        def test_pipeline(self):
            assert pipeline("fill-mask")

    return TestLocal()
