import unittest

import torch
from transformers import BertModel, is_torch_available


if is_torch_available():
    from transformers import BertForMaskedLM
else:
    BertForMaskedLM = None


class BertIntegrationTest(unittest.TestCase):
    def test_inference(self):
        self.check(torch.ones(1), BertModel, BertForMaskedLM)
