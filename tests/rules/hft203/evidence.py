import pytest
import transformers
from transformers import AutoModel, AutoModelForMaskedLM, BertForMaskedLM, GPT2LMHeadModel, pipeline

MODEL_ID = "bert-base-uncased"
TASK_TYPE = "image-classification"  # HFT203


def test_constants():
    assert pipeline(TASK_TYPE, model=MODEL_ID)


def test_class(path):
    model = GPT2LMHeadModel.from_pretrained(path)
    assert pipeline("fill-mask", model=model)  # HFT203
    assert pipeline("text-generation", model=model)
    assert pipeline("ner", model=BertForMaskedLM.from_pretrained(path))


def test_auto_class(path):
    assert pipeline("fill-mask", model=AutoModel.from_pretrained("openai-community/gpt2"))  # HFT203
    assert pipeline("fill-mask", model=AutoModelForMaskedLM.from_pretrained(path))


@pytest.mark.parametrize(("task", "name"), [("fill-mask", MODEL_ID), ("text-generation", "openai-community/gpt2")])
def test_pairs(task, name):
    assert pipeline(task, name)


def test_base_model():
    assert pipeline("feature-extraction", MODEL_ID)


def test_part(path):
    model = transformers.CLIPVisionModel.from_pretrained(path)
    assert pipeline("zero-shot-image-classification", model=model)


def test_refused():
    with pytest.raises(ValueError):
        pipeline("image-classification", MODEL_ID)


def test_left_alone(own):
    assert pipeline("image-classification", MODEL_ID, pipeline_class=own)
    assert pipeline("image-classification", MODEL_ID, trust_remote_code=True)
    assert pipeline("image-classification", "somebody/finetuned")
    assert pipeline("image-classification")
    assert pipeline("image-clasification", MODEL_ID)
    assert pipeline("summarization", MODEL_ID)
    assert pipeline("image-text-to-text", "microsoft/trocr-base-handwritten")
    assert pipeline("image-segmentation", model=transformers.MaskFormerForInstanceSegmentation.from_pretrained(own))
    assert pipeline("mask-generation", "facebook/sam3")
