from transformers import AutoModel, AutoTokenizer


class TestBertModels:
    task = "fill-mask"

    def test_from_pretrained(self):
        AutoModel.from_pretrained("google-bert/bert-base-uncased")
