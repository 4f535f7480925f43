import pytest
import torch

from transformers import AutoModel

HAS_MPS = hasattr(torch, "mps") and hasattr(torch.mps, "is_available") and torch.mps.is_available()  # HFT305
FLAG_ONLY = hasattr(torch, "mps")
ON_MPS = hasattr(torch, "mps")  # HFT305
device = "mps" if hasattr(torch, "mps") else "cpu"  # HFT305

capabilities = {}
if AutoModel and hasattr(torch, "mps") and hasattr(torch.mps, "is_available"):
    capabilities["mps"] = torch.mps.is_available()  # HFT305


@pytest.mark.skipif(
    not (hasattr(torch, 'mps') and hasattr(torch.mps, 'is_available') and torch.mps.is_available()),  # HFT305
    reason="needs MPS",
)
def test_on_apple():
    if device and (
        hasattr(torch, "mps")  # HFT305
        and torch.mps.is_available()
    ):
        AutoModel.from_pretrained("google-bert/bert-base-uncased").to("mps")


class TestDevices:
    def test_attribute(self):
        self.torch = torch
        assert self.torch.mps.is_available() in (True, False)  # HFT305

    def test_choice(self):
        if torch.cuda.is_available():
            device = "cuda"
        elif hasattr(torch, "mps") and torch.mps.is_available():  # HFT305
            device = "mps"
