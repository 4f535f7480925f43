import pytest
import transformers
from optimum.intel import OVModelForCausalLM, VitModel
from transformers import AutoModelForVision2Seq, LlamaTokenizerFast, TFBertModel, ViTFeatureExtractor
from transformers import MODEL_MAPPING, Zebra9ForCausalLM, _LazyModule, pipeline
from transformers.models.bert.modeling_bert import BertLayr
from transformers.utils import DummyObjekt

from .models import DistilbertModel

try:
    from transformers import BertForEverything
except ImportError:
    BertForEverything = None

transformers.BertMock = object
MODELS = {
    "a": {"class": "CustomModel"},
    "b": {"class": "VitModel"},
    "c": {"class": "pipeline", "name": "DeitModel"},
    "d": {"class": "MyBertModel"},
    "e": {"class": "ModelTypeForMaskedLM"},
}


class MyBertModel:
    pass


def test_detection():
    assert getattr(transformers, "BertForNothing", None) is None
    if hasattr(transformers, "BertForAnything"):
        assert transformers.BertForAnything
    assert transformers.BertMock
    assert transformers.utils.is_torch_available()
    assert transformers.models.zebra.ZebraModel


def test_refused():
    with pytest.raises(AttributeError):
        transformers.BertForWrong
