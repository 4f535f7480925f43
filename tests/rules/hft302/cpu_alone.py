import unittest

import transformers
from transformers import AutoModelForMaskedLM, AutoTokenizer, BertConfig


class TestBertModels(unittest.TestCase):
    def __init__(self, model_id="google-bert/bert-base-uncased"):
        self.model_id = model_id

    def test_pipeline(self):
        fill = transformers.pipeline("fill-mask", model=self.model_id)
        return fill("The inputs [MASK] outputs.")

    def test_from_pretrained(self):
        tokenizer = AutoTokenizer.from_pretrained(self.model_id)
        config = BertConfig.from_pretrained(self.model_id)
        model = AutoModelForMaskedLM.from_pretrained(self.model_id, config=config)  # HFT302
        again = transformers.BertModel.from_pretrained(self.model_id)
        return model(**tokenizer("A cat.", return_tensors="pt")), again

    def run_tests(self):
        return self.test_pipeline(), self.test_from_pretrained()
