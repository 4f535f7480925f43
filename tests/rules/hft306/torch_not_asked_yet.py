import os

import torch

from transformers import AutoModel

os.environ["CUDA_VISIBLE_DEVICES"] = "0"


def select_device():
    return "cuda" if torch.cuda.is_available() else "cpu"


def test_forward():
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    AutoModel.from_pretrained("google-bert/bert-base-uncased").to(select_device())


def test_without_torch():
    os.environ["OMP_NUM_THREADS"] = "1"
