import transformers


class TestBertModels:
    def test_from_pretrained(self):
        model = transformers.TFBertModel.from_pretrained("google-bert/bert-base-uncased")
        flax = transformers.FlaxBertModel.from_pretrained("google-bert/bert-base-uncased")
        tokenizer = transformers.BertTokenizerFast.from_pretrained("google-bert/bert-base-uncased")
        return model, flax, tokenizer
