import torch

from transformers import AutoModel

if torch.xpu.is_available():
    device = "xpu:0"
elif torch.cuda.is_available():
    device = "cuda:0"
else:
    device = "cpu"

if torch.version.git_version is None:
    device = "cpu"
elif torch.cuda.is_available():  # HFT303
    device = "cuda:0"
else:
    device = "cpu"


def select_device():
    if torch.cuda.is_available():  # HFT303
        return "cuda:0"
    else:
        return "cpu"


def pick_device():
    if torch.cuda.is_available():  # HFT303
        return torch.device("cuda")
    return torch.device("cpu")


def preferred_device():
    if torch.cuda.is_available():
        return "cuda"
    if torch.backends.mps.is_available():
        return "mps"
    return "cpu"


def any_device():
    if torch.cuda.is_available():
        return "cuda"
    elif torch.npu.is_available():
        return "npu"
    else:
        return "cpu"


def unknown_device(fallback):
    if torch.cuda.is_available():
        return "cuda"
    return fallback()


class TestBert:
    def test_forward(self):
        if torch.cuda.is_available():  # HFT303
            device = "cuda"
        else:
            device = "cpu"
        AutoModel.from_pretrained("google-bert/bert-base-uncased").to(device)

    def test_two_names(self):
        if torch.cuda.is_available():
            first = "cuda"
        else:
            second = "cpu"

    def test_timing(self):
        if torch.cuda.is_available():
            torch.cuda.synchronize()
