#--- tests/test_hf_bert.py
import transformers

BERT_MODELS_REGISTRY = {"google-bert/bert-base-uncased": {"task": "fill-mask"}}


class MockTokenizer:
    def __init__(self):
        self.vocabulary = {}


class TestBertModels:  # HFT103
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("fill-mask", model=self.model_id)
#--- tests/test_hf_gpt2.py
import transformers


class Runs:
    def run_tests(self):
        return self.test_pipeline()

    def test_from_pretrained(self):
        return transformers.AutoModel.from_pretrained("openai-community/gpt2")


class TestGpt2Models(Runs):
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("text-generation", model=self.model_id)
#--- tests/test_hf_opt.py
import transformers
from elsewhere import Runs


class TestOptModels(Runs):
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("text-generation", model=self.model_id)
#--- tests/test_hf_t5.py
import transformers


class TestLoading:
    def test_weights(self):
        assert transformers.AutoModel.from_pretrained("google-t5/t5-small")


class TestInference:
    def test_generation(self):
        assert transformers.pipeline("text2text-generation", model="google-t5/t5-small")
#--- tests/test_hf_vit.py
import transformers


class TestVitModels:  # HFT103
    def test_pipeline(self):
        assert transformers.pipeline("image-classification", model="google/vit-base-patch16-224")
