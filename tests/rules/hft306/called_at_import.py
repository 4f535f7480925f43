import os

import pytest
import torch

from transformers import AutoModel


def hide_devices():
    os.environ["CUDA_VISIBLE_DEVICES"] = ""


hide_devices()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs CUDA")
def test_forward():
    AutoModel.from_pretrained("google-bert/bert-base-uncased")


def test_second_device():
    os.environ["CUDA_VISIBLE_DEVICES"] = "1"  # HFT306
