"""A test of one model that is also a script. Its defects are there on purpose: `hf-lint check examples` names them."""

import os
import sys
import time
from unittest.mock import MagicMock

try:
    import torch

    HAS_TORCH = True
except ImportError:
    torch = MagicMock()
    HAS_TORCH = False

try:
    import transformers

    HAS_TRANSFORMERS = True
except ImportError:
    transformers = MagicMock()
    HAS_TRANSFORMERS = False

ELECTRA_MODELS_REGISTRY = {
    "google/electra-small-generator": {"class": "ElectraForMaskedLM", "task": "fill-mask"},
    "google/electra-small-discriminator": {"class": "ElectraForPretraining", "task": "token-clasification"},
}


class TestElectraModels:
    def __init__(self, model_id="google/electra-small-generator"):
        self.model_id = model_id
        self.task = ELECTRA_MODELS_REGISTRY[model_id]["task"]
        self.device = self.select_device()

    def select_device(self):
        if torch.cuda.is_available():
            return "cuda"
        if hasattr(torch, "mps") and torch.mps.is_available():
            return "mps"
        return "cpu"

    def test_pipeline(self):
        outcome = {"model": self.model_id}
        try:
            started = time.time()
            unmasker = transformers.pipeline("fill-mask", model=self.model_id, device=self.device, torch_dtype="auto")
            outcome["predictions"] = unmasker("Paris is the [MASK] of France.")
            outcome["seconds"] = time.time() - started
        except Exception as error:
            outcome["error"] = str(error)
        return outcome

    def test_from_pretrained(self):
        model = transformers.ElectraForPreTraining.from_pretrained(self.model_id).to(self.device)
        inputs = transformers.AutoTokenizer.from_pretrained(self.model_id)("A sentence.", return_tensors="pt")
        logits = model(**inputs.to(self.device)).logits
        return {"shape": tuple(logits.shape)}

    def run_tests(self):
        return [self.test_pipeline(), self.test_from_pretrained()]


def main():
    for outcome in TestElectraModels(os.environ.get("ELECTRA_MODEL", "google/electra-small-generator")).run_tests():
        print(outcome)
    return 0


if __name__ == "__main__":
    sys.exit(main())
