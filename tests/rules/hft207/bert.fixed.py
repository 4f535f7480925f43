from transformers import AutoTokenizer, BertForMaskedLM


class TestBertModels:
    def test_from_pretrained(self):
        tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
        model = BertForMaskedLM.from_pretrained("google-bert/bert-base-uncased")
        model(**tokenizer("Paris is in [MASK].", return_tensors="pt"))  # HFT207
