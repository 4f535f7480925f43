import pytest
import transformers
from transformers import pipeline as make_pipeline

TASK_TYPE = "text-generaton"  # HFT201
NAME = TASK_TYPE
BERT_MODELS_REGISTRY = {
    "bert-base": {"default_task": "fill_mask"},  # HFT201
    "bert-large": {"default_task": "fill-mask"},
}


def test_constant():
    assert transformers.pipeline(NAME, model="gpt2")("Hello")


@pytest.mark.parametrize(
    ("model", "task"),
    [
        ("bert-base", "Fill-Mask"),  # HFT201
        ("gpt2", "text-generation"),
    ],
)
def test_parameter(model, task):
    assert make_pipeline(task, model)


def test_loop():
    for task in ("object-detection", "image-captioning"):  # HFT201
        assert make_pipeline(task=task)


class TestBertModels:
    def __init__(self, model_id="bert-base"):
        self.model_info = BERT_MODELS_REGISTRY[model_id]
        self.task = self.model_info.get("default_task", u'question answering')  # HFT201

    def test_pipeline(self, device="cpu"):
        pipeline_kwargs = {"task": self.task, "device": device}
        pipeline = transformers.pipeline(**pipeline_kwargs)
        return pipeline("A sentence.")

    def test_choice(self):
        return make_pipeline("speech-to-text" if self.slow else "text-to-speech")  # HFT201
