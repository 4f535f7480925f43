import unittest
from unittest.mock import patch

import torch
from torch import cuda

from transformers import BertModel
from transformers.testing_utils import backend_memory_allocated, require_torch_accelerator, require_torch_gpu, torch_device


class BertIntegrationTest(unittest.TestCase):
    def setUp(self):
        torch.cuda.manual_seed_all(0)  # HFT304

    def tearDown(self):
        torch.cuda.empty_cache()  # HFT304

    def test_forward(self):
        torch.cuda.reset_peak_memory_stats()  # HFT304
        model = BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device)
        cuda.synchronize()  # HFT304
        memory = torch.cuda.memory_allocated()  # HFT304
        peak = torch.cuda.max_memory_reserved()  # HFT304
        torch.cuda.synchronize(0)  # HFT304

    @require_torch_accelerator
    def test_some_accelerator_is_not_cuda(self):
        if torch.cuda.get_device_capability()[0] < 8:  # HFT304
            self.skipTest("needs a newer GPU")

    @require_torch_gpu
    def test_gpu(self):
        torch.cuda.synchronize()
        torch.cuda.empty_cache()

    def test_seeds_every_device(self):
        torch.manual_seed(0)
        torch.cuda.manual_seed_all(0)

    def test_asks_first(self):
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        name = torch.cuda.get_device_name(0) if torch.cuda.is_available() else "cpu"
        capable = torch.cuda.is_available() and torch.cuda.get_device_capability() >= (8, 0)

    def test_only_asks(self):
        self.assertGreaterEqual(torch.cuda.device_count(), 0)

    @patch("torch.cuda.get_device_capability", return_value=(9, 0))
    def test_mocked(self, capability):
        self.assertEqual(torch.cuda.get_device_capability(), (9, 0))

    def test_names_the_device_itself(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased").to("cuda")
        torch.cuda.synchronize()


def measure_on_gpu(model):
    torch.cuda.synchronize()
    return torch.cuda.max_memory_allocated()
