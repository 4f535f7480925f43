from transformers import AutoConfig, AutoTokenizer


class TestBertModels:
    def test_from_pretrained(self):
        AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
        AutoConfig.from_pretrained("google-bert/bert-base-uncased")
