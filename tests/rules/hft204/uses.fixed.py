import transformers
from transformers import BertTokenizerFast, DeiTModel, XLMRobertaModel  # HFT204
from transformers import BertForSequenceClassificatoin, CanineForMaskedLM  # HFT204 HFT204

try:
    from transformers import ClipModel  # HFT204
except ImportError:
    ClipModel = None

DEIT_MODELS_REGISTRY = {
    "facebook/deit-base": {
        "description": "a DeitModel",
        "class": "DeiTForImageClassification",  # HFT204
    },
    "facebook/deit-small": {
        "class": "DeiTForImageClassification",  # HFT204
    },
    "facebook/wav2vec2": {
        "class": "Wav2Vec2ConformerModel",  # HFT204
        "title": "Data2Vec-TextModel",
    },
}


class TestDeitModels:
    def __init__(self):
        self.class_name = 'XLMRobertaModel'  # HFT204

    def test_from_pretrained(self):
        model = DeiTModel.from_pretrained("facebook/deit-base")
        assert isinstance(model, (DeiTModel, XLMRobertaModel))
        assert not hasattr(self, "other.DeitModel")

    def test_attribute(self):
        assert transformers.BigBirdModel  # HFT204
        assert transformers.models.bert.BertModell
        assert getattr(transformers, "WavLMForCTC")  # HFT204

    def test_compared(self, model_info):
        model_info = {"class": "ViTModel"}  # HFT204
        if model_info["class"] == "ViTModel":
            assert BertTokenizerFast
