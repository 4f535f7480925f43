"""Fills `[MASK]`."""
import transformers

MODELS = {"roberta-large": {"task": "fill-mask"}}


class TestRobertaModels:
    def __init__(self, model_id=None):
        self.model_id = model_id or "roberta-base"
        self.test_text = "The man worked as a <mask>."  # HFT207

    def test_pipeline(self):
        pipe = transformers.pipeline("fill-mask", model=self.model_id)
        pipe(self.test_text)
        pipe(["A <mask> sentence.", "Another <mask>."])  # HFT207
        print("put a [MASK] here")
        assert "[MASK] is foreign" not in self.test_text

    def test_from_pretrained(self, text='The <mask>  <mask> fox'):  # HFT207
        tokenizer = transformers.AutoTokenizer.from_pretrained(self.model_id)
        assert tokenizer.mask_token != "[MASK]"
