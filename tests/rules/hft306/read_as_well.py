import os

import torch

from transformers import AutoModel

HAS_CUDA = torch.cuda.is_available()


def visible_devices():
    return os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",")


def test_visible_devices():
    os.environ["CUDA_VISIBLE_DEVICES"] = "0,1"
    assert visible_devices() == ["0", "1"]


def test_child(monkeypatch):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "0")
    env = {**os.environ, "CUDA_VISIBLE_DEVICES": "1"}
