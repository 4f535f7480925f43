import torch

from transformers import AutoModel


def test_seed():
    if hasattr(torch, "mps"):
        torch.mps.manual_seed(0)
        if torch.backends.mps.is_available():  # HFT305
            AutoModel.from_pretrained("google-bert/bert-base-uncased").to("mps")
