"""Two templates, and a test made from one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

TEXT = '''\
"""Template for texts."""
import transformers

BERT_MODELS_REGISTRY = {"bert-base": {"task": "fill-mask"}}


def select_device():
    """Where to run."""
    if torch.cuda.is_available():
        return "cuda"
    return "cpu"


class TestBertModels:
    def test_pipeline(self):
        device = select_device()
        pipe = transformers.pipeline("fill-mask", model="bert-base", device=device)
        outputs = pipe("Paris is the [MASK] of France.")
        if not outputs:
            raise AssertionError("no outputs")
        return {"success": True, "outputs": outputs}

    def test_from_pretrained(self):
        tokenizer = transformers.AutoTokenizer.from_pretrained("bert-base")
        model = transformers.BertForMaskedLM.from_pretrained("bert-base")
        inputs = tokenizer("Paris is the [MASK] of France.", return_tensors="pt")
        outputs = model(**inputs)
        return {"success": True, "logits": outputs.logits}


if __name__ == "__main__":
    TestBertModels().test_pipeline()
'''

IMAGE = '''\
"""Template for images, with synthetic photographs and kaleidoscopes."""
import transformers
from PIL import Image

VIT_MODELS_REGISTRY = {"vit-base": {"task": "image-classification", "size": 224}}


def photograph(size):
    return Image.new("RGB", (size, size), color=(73, 109, 137))


class TestVitModels:
    def __init__(self):
        self.size = VIT_MODELS_REGISTRY["vit-base"]["size"]
        self.image = photograph(self.size)

    def test_pipeline(self):
        pipe = transformers.pipeline("image-classification", model="vit-base")
        for prediction in pipe(self.image):
            print(prediction["label"], prediction["score"])

    def test_from_pretrained(self):
        processor = transformers.AutoImageProcessor.from_pretrained("vit-base")
        model = transformers.ViTForImageClassification.from_pretrained("vit-base")
        with torch.no_grad():
            logits = model(**processor(images=self.image, return_tensors="pt")).logits
        return logits.argmax(-1).item()
'''


def roberta(text: str) -> str:
    """A test of RoBERTa, as a generator fills the template in."""
    return text.replace("BERT_", "ROBERTA_").replace("Bert", "Roberta").replace("bert-base", "roberta-base")


Write = Callable[[str, str], Path]
