import transformers


class TestBertModels:
    def test_pipeline(self):
        model = transformers.BertForMaskedLM.from_pretrained("google-bert/bert-base-uncased")
        tokenizer = transformers.BertTokenizerFast.from_pretrained("google-bert/bert-base-uncased")
        return transformers.pipeline("fill-mask", model=model, tokenizer=tokenizer)
