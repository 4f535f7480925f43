#--- tests/test_hf_llava-next.py
from transformers import pipeline


class TestClipModels:  # HFT102
    def test_pipeline(self):
        return pipeline("image-to-text")
#--- tests/test_hf_bert_base_uncased.py
from transformers import pipeline


class TestBertModels:
    def test_pipeline(self):
        return pipeline("fill-mask")
#--- tests/test_hf_bart.py
from transformers import pipeline


class TestCPU:
    pass


class TestT5Models:  # HFT102
    def test_pipeline(self):
        return pipeline("translation"
#--- tests/test_hf_unheard_of.py
from transformers import pipeline


class TestBertModels:
    def test_pipeline(self):
        return pipeline("fill-mask")
