import os
from unittest.mock import patch

import torch

from transformers import AutoModel


def test_no_device():
    with patch("torch.cuda.is_available", return_value=False):
        assert not torch.cuda.is_available()
    os.environ["CUDA_VISIBLE_DEVICES"] = "1"
    AutoModel.from_pretrained("google-bert/bert-base-uncased")
