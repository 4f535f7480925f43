import os

import pytest
import torch

from transformers import AutoModel, is_torch_available

if is_torch_available():
    HAS_CUDA = torch.cuda.is_available()
os.environ["CUDA_VISIBLE_DEVICES"] = "0"  # HFT306


@pytest.fixture
def first_device():
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "0")  # HFT306


def run_on_cpu():
    os.environ["CUDA_VISIBLE_DEVICES"] = ""  # HFT306
    AutoModel.from_pretrained("google-bert/bert-base-uncased")


if __name__ == "__main__":
    os.putenv("CUDA_VISIBLE_DEVICES", "1")  # HFT306
