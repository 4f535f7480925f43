import unittest

import pytest
import torch

from transformers import BertModel
from transformers.testing_utils import require_torch, require_torch_gpu, torch_device

DEVICE = torch_device  # HFT303
HAS_TORCH = True


@require_torch
class BertModelTest(unittest.TestCase):
    def setUp(self):
        self.device = torch.device(torch_device)  # HFT303
        self.other = torch.device(torch_device)  # HFT303
        self.output = None

    def test_forward(self, device=None):
        device = device or (torch_device)  # HFT303
        BertModel.from_pretrained("google-bert/bert-base-uncased").to(device)

    @require_torch_gpu
    def test_gpu(self):
        device = "cuda" if torch.cuda.is_available() else "cpu"

    def test_other_accelerators(self):
        device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"

    def test_other_accelerators_first(self):
        if torch.xpu.is_available():
            device = "xpu"
        else:
            device = "cuda" if torch.cuda.is_available() else "cpu"

    def test_no_device(self):
        dtype = torch.float16 if torch.cuda.is_available() else torch.float32
        backend = "nccl" if torch.cuda.is_available() else "gloo"
        label = "cuda" if torch.cuda.device_count() > 1 else "cpu"

    def test_second_gpu(self):
        device = "cuda:1" if torch.cuda.is_available() else "cpu"

    def test_choice_of_the_caller(self, use_gpu=False):
        device = "cuda" if use_gpu and torch.cuda.is_available() else "cpu"


def init_cuda():
    return "cuda" if torch.cuda.is_available() else "cpu"
