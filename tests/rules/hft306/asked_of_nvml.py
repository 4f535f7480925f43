import os

import torch

from transformers import AutoModel

os.environ["PYTORCH_NVML_BASED_CUDA_CHECK"] = "1"
HAS_CUDA = torch.cuda.is_available()


def test_second_device():
    os.environ["CUDA_VISIBLE_DEVICES"] = "1"
    AutoModel.from_pretrained("google-bert/bert-base-uncased")
