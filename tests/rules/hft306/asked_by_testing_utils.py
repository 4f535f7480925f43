import os
import unittest

from transformers import BertModel
from transformers.testing_utils import require_torch, torch_device


@require_torch
class BertModelTest(unittest.TestCase):
    def setUp(self):
        os.environ["CUDA_VISIBLE_DEVICES"] = "0"  # HFT306

    def test_forward(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device)
