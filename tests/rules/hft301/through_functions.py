import unittest

import torch

from transformers import BertModel
from transformers.testing_utils import require_torch_accelerator, require_torch_gpu


class BertModelTester:
    def create_and_check_half(self, config):
        model = BertModel(config).to("cuda").half()  # HFT301
        model(torch.ones(1))

    def create_and_check_on_gpu(self, config):
        BertModel(config).cuda()

    def create_and_check_never(self, config):
        BertModel(config).cuda()


class BertModelTest(unittest.TestCase):
    def setUp(self):
        self.model_tester = BertModelTester()

    def test_half(self):
        self.model_tester.create_and_check_half(None)

    @require_torch_gpu
    def test_half_on_gpu(self):
        self.model_tester.create_and_check_half(None)
        self.model_tester.create_and_check_on_gpu(None)

    def test_on_gpu_if_there(self):
        if torch.cuda.is_available():
            self.model_tester.create_and_check_on_gpu(None)


class Shared:
    DEVICE = "cuda"

    def test_shared(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased", device_map=self.DEVICE)  # HFT301


@require_torch_accelerator
class SharedTest(Shared, unittest.TestCase):
    pass
