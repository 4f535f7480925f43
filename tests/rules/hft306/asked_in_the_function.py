import os

import torch
from torch.cuda import is_available

from transformers import AutoModel


def test_in_order():
    count = torch.cuda.device_count()
    os.environ["CUDA_VISIBLE_DEVICES"] = "0"
    name = torch.cuda.get_device_name(0)
    os.environ["CUDA_VISIBLE_DEVICES"] = "1"  # HFT306


def test_condition():
    if is_available():
        os.environ["CUDA_VISIBLE_DEVICES"] = "0"  # HFT306
    else:
        os.environ["CUDA_VISIBLE_DEVICES"] = ""  # HFT306


def test_asked_only_sometimes(args=None):
    if args:
        torch.cuda.is_available()
    os.environ["CUDA_VISIBLE_DEVICES"] = "0"


def test_asked_later():
    os.environ["CUDA_VISIBLE_DEVICES"] = "0"
    assert torch.cuda.is_available()


def test_asked_when_called():
    ask = lambda: torch.cuda.is_available()
    os.environ["CUDA_VISIBLE_DEVICES"] = "0"
    assert AutoModel.from_pretrained("google-bert/bert-base-uncased") and ask()
