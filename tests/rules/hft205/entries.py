import pytest
import transformers
from transformers import AutoModel, BertForMaskedLM, BertModel, MaskFormerForInstanceSegmentation, pipeline

MODELS_REGISTRY = {
    "layout": {
        "class": "LayoutLMv3ForSequenceClassification",  # HFT205
        "default_task": "document-question-answering",
    },
    "right": {"class": "LayoutLMv3ForQuestionAnswering", "default_task": "document-question-answering"},
    "base": {"class": "BertModel", "task": "feature-extraction"},
    "misspelt": {"class": "VitModel", "task": "image-classification"},
    "unserved": {"class": "GPT2Model", "task": "fill-mask"},
    "removed": {"class": "T5Model", "task": "summarization"},
    "auto": {"class": "AutoModel", "task": "fill-mask"},
    "processor": {"class": "BertTokenizer", "task": "fill-mask"},
}


def test_given(path):
    assert pipeline("ner", model=BertForMaskedLM.from_pretrained(path))  # HFT205
    assert pipeline("fill-mask", model=BertForMaskedLM.from_pretrained(path))
    assert pipeline("fill-mask", model=AutoModel.from_pretrained(path))
    assert pipeline("image-segmentation", model=MaskFormerForInstanceSegmentation.from_pretrained(path))


def test_refused(path):
    with pytest.raises(ValueError):
        transformers.pipeline("fill-mask", model=BertModel.from_pretrained(path))
