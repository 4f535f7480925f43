import transformers


class TestBertModels:
    def test_from_pretrained(self):
        # Small enough for the CPU.
        return transformers.BertModel.from_pretrained("google-bert/bert-base-uncased")
