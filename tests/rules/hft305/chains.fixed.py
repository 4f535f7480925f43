import pytest
import torch

from transformers import AutoModel

HAS_MPS = torch.backends.mps.is_available()  # HFT305
FLAG_ONLY = hasattr(torch, "mps")
ON_MPS = torch.backends.mps.is_available()  # HFT305
device = "mps" if torch.backends.mps.is_available() else "cpu"  # HFT305

capabilities = {}
if AutoModel and hasattr(torch.backends, "mps"):
    capabilities["mps"] = torch.backends.mps.is_available()  # HFT305


@pytest.mark.skipif(
    not (torch.backends.mps.is_available()),  # HFT305
    reason="needs MPS",
)
def test_on_apple():
    if device and (
        torch.backends.mps.is_available()
    ):
        AutoModel.from_pretrained("google-bert/bert-base-uncased").to("mps")


class TestDevices:
    def test_attribute(self):
        self.torch = torch
        assert self.torch.backends.mps.is_available() in (True, False)  # HFT305

    def test_choice(self):
        if torch.cuda.is_available():
            device = "cuda"
        elif torch.backends.mps.is_available():  # HFT305
            device = "mps"
