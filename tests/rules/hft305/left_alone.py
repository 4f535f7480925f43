import torch

from transformers import AutoModel

HAS_MPS = torch.backends.mps.is_available()
BOTH = hasattr(torch, "mps") and torch.backends.mps.is_available()
BUILT = hasattr(torch.backends, "mps") and torch.backends.mps.is_built()


def test_leave_to_use_the_module():
    if hasattr(torch, "mps"):
        torch.mps.empty_cache()
    if hasattr(torch, "mps") and hasattr(torch.mps, "synchronize"):
        torch.mps.synchronize()
    if hasattr(torch, "mps") and device == "mps":
        torch.mps.manual_seed(0)
    if hasattr(torch, "mps"):
        device = "mps" if torch.backends.mps.is_available() else "cpu"
    AutoModel.from_pretrained("google-bert/bert-base-uncased")
