import unittest

import pytest
import torch

from transformers import AutoModel, AutoTokenizer, pipeline
from transformers.testing_utils import require_torch_accelerator, require_torch_gpu, slow, torch_device

HAS_CUDA = torch.cuda.is_available()
needs_cuda = pytest.mark.skipif(not HAS_CUDA, reason="needs CUDA")


class BertIntegrationTest(unittest.TestCase):
    @slow
    def test_ways_to_name_a_device(self):
        model = AutoModel.from_pretrained("google-bert/bert-base-uncased", device_map="cuda")  # HFT301
        tokenizer = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")
        inputs = tokenizer("A cat.", return_tensors="pt").to("cuda:0")  # HFT301
        mask = torch.ones(1, 4, device="cuda")  # HFT301
        state = torch.load("weights.bin", map_location="cuda")  # HFT301
        labels = torch.zeros(1).cuda()  # HFT301
        with torch.device("cuda"):  # HFT301
            bias = torch.zeros(2)
        fill = pipeline("fill-mask", device=torch.device("mps"))  # HFT301
        second = mask.to("cuda:1")  # HFT301
        with torch.autocast(device_type="cuda", dtype=torch.float16):  # HFT301
            model(**inputs)
        self.assertEqual(model.device, torch.device("cuda"))

    @require_torch_accelerator
    def test_some_accelerator_is_not_cuda(self):
        model = AutoModel.from_pretrained("google-bert/bert-base-uncased").to(device="cuda")  # HFT301

    @require_torch_gpu
    def test_gpu(self):
        AutoModel.from_pretrained("google-bert/bert-base-uncased").to("cuda")

    @needs_cuda
    def test_bound_mark(self):
        torch.ones(1).cuda()

    def test_other_device_than_the_guard_promises(self):
        if torch.backends.mps.is_available():
            torch.ones(1).to("cuda")  # HFT301

    def test_flag(self):
        if not HAS_CUDA:
            self.skipTest("needs CUDA")
        torch.ones(1).cuda()

    def test_torch_device(self):
        torch.ones(1).to(torch_device)
