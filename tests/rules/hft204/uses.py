import transformers
from transformers import BertTokenizerFast, DeitModel, XLMRobertaModel  # HFT204
from transformers import BertForSequenceClassificatoin, CanineForMaskedLM  # HFT204 HFT204

try:
    from transformers import ClipModel  # HFT204
except ImportError:
    ClipModel = None

DEIT_MODELS_REGISTRY = {
    "facebook/deit-base": {
        "description": "a DeitModel",
        "class": "DeitForImageClassification",  # HFT204
    },
    "facebook/deit-small": {
        "class": "DeitForImageClassification",  # HFT204
    },
    "facebook/wav2vec2": {
        "class": "Wav2Vec2-ConformerModel",  # HFT204
        "title": "Data2Vec-TextModel",
    },
}


class TestDeitModels:
    def __init__(self):
        self.class_name = 'Xlm_RobertaModel'  # HFT204

    def test_from_pretrained(self):
        model = DeitModel.from_pretrained("facebook/deit-base")
        assert isinstance(model, (DeitModel, XLMRobertaModel))
        assert not hasattr(self, "other.DeitModel")

    def test_attribute(self):
        assert transformers.BigbirdModel  # HFT204
        assert transformers.models.bert.BertModell
        assert getattr(transformers, "WavlmForCTC")  # HFT204

    def test_compared(self, model_info):
        model_info = {"class": "VitModel"}  # HFT204
        if model_info["class"] == "VitModel":
            assert BertTokenizerFast
