import pytest
import transformers
from packaging import version
from transformers import pipeline

TASK_TYPE = "question-answering"
MODELS_REGISTRY = {"t5": {"task": "text2text-generation"}, "t6": {"task": "translation_en_to_de"}}  # HFT202 HFT202


class TestT5Models:
    def __init__(self, model_id="t5"):
        self.model_info = MODELS_REGISTRY[model_id]
        self.task = self.model_info["task"]

    def test_pipeline(self):
        pipeline_kwargs = {"task": self.task, "model": "t5"}
        return transformers.pipeline(**pipeline_kwargs)


@pytest.mark.parametrize("task", ["vqa", "text-to-speech", "image-to-text"])  # HFT202
def test_tasks(task):
    assert pipeline(task)


def test_for_version_four():
    if version.parse(transformers.__version__) < version.parse("5"):
        assert pipeline("summarization")
    assert pipeline("summarization")  # HFT202


@pytest.mark.skipif(transformers.__version__ >= "5", reason="removed")
def test_skipped():
    assert pipeline("summarization")


def test_removed():
    with pytest.raises(KeyError):
        pipeline("summarization")


def test_own_pipeline(own):
    assert pipeline("summarization", pipeline_class=own)
    assert pipeline("sumarization")
