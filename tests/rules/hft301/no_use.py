import unittest
from unittest.mock import MagicMock, patch

import pytest
import torch

from transformers import AutoModel, BertConfig
from transformers.testing_utils import Expectations, torch_device


def load_on_cuda():
    return AutoModel.from_pretrained("google-bert/bert-base-uncased").to("cuda")


class BertModelTest(unittest.TestCase):
    def test_expected_values(self):
        expected = Expectations({("cuda", 8): [1.0], ("xpu", 3): [1.1]}).get_expectation()
        by_device = {"cuda": "nccl", "xpu": "xccl"}
        self.assertEqual(by_device[torch_device], "nccl")
        self.assertEqual(torch.ones(1).device, torch.device("cuda"))
        assert torch.ones(1).device == torch.device("cuda")
        self.assertIn("cuda", by_device)

    def test_mock_goes_anywhere(self):
        model = MagicMock()
        model.to("cuda")
        model.encoder.cuda()
        MagicMock(device="cuda")
        with patch("torch.cuda.is_available", return_value=True):
            AutoModel.from_pretrained("google-bert/bert-base-uncased").to("cuda")

    def test_devices_are_parameters_here(self):
        for device in ("cpu", "cuda"):
            if device == torch_device:
                torch.ones(1).to(device)

    def test_call_that_may_do_anything(self):
        self.describe(device="cuda")
        torch.cuda.device("cuda")

    def test_failure_is_expected(self):
        with self.assertRaises(RuntimeError):
            torch.ones(1).to("cuda")

    def test_failure_is_a_skip(self):
        try:
            torch.ones(1).cuda()
        except RuntimeError:
            self.skipTest("needs CUDA")

    def describe(self, device="cuda"):
        return f"runs on {device}"


@pytest.mark.parametrize("device", ["cpu", "cuda"])
def test_parameter(device):
    torch.ones(1).to(device)


if __name__ == "__main__":
    load_on_cuda().to("cuda")
