import unittest

import torch

from transformers import BertModel, Trainer, TrainingArguments
from transformers.testing_utils import (
    Expectations,
    require_flash_attn,
    require_torch_accelerator,
    require_torch_gpu,
    require_torch_large_accelerator,
    require_torch_large_gpu,
    require_torch_multi_accelerator,
    require_torch_multi_gpu,
    slow,
    torch_device,
)


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    def setUp(self):
        self.model_tester = BertModelTester(self)

    @require_torch_gpu
    @require_flash_attn
    def test_flash_attention(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased", device_map=torch_device)

    @require_torch_gpu
    def test_attention_by_a_helper(self):
        self.check_attention("flash_attention_2")

    @require_torch_gpu
    def test_memory_by_a_helper(self):
        self.check_memory(BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device))

    @require_torch_multi_gpu
    def test_multi_gpu_data_parallel_forward(self):
        super().test_multi_gpu_data_parallel_forward()

    def check_attention(self, implementation):
        BertModel.from_pretrained("google-bert/bert-base-uncased", device_map=torch_device)

    def check_memory(self, model):
        self.assertGreater(torch.cuda.memory_allocated(), 0)


@slow
class BertIntegrationTest(unittest.TestCase):
    @require_torch_accelerator  # HFT310
    def test_half(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased", dtype=torch.float16).to(torch_device)

    @require_torch_large_accelerator(memory=40)  # HFT310
    def test_training(self):
        model = BertModel.from_pretrained("google-bert/bert-base-uncased")
        Trainer(model, TrainingArguments("out")).train()

    @require_torch_multi_accelerator  # HFT310
    def test_spread(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased", device_map="auto")

    @require_torch_accelerator  # HFT310
    def test_expected_for_others_too(self):
        expected = Expectations({("cuda", (8, 6)): 0.1, ("xpu", None): 0.2}).get_expectation()
        model = BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device)

    @require_torch_gpu
    def test_expected_for_cuda_alone(self):
        expected = Expectations({("cuda", (8, 6)): 0.1, ("cuda", 9): 0.2}).get_expectation()
        model = BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device)

    @require_torch_gpu
    def test_names_cuda(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased", device_map=torch_device).to("cuda", torch.float16)

    @require_torch_gpu
    def test_compiled(self):
        torch.compile(BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device))

    @require_torch_gpu
    def test_nothing_in_sight(self):
        self.fail("not yet")


@require_torch_accelerator  # HFT310
class BertGenerationTest(unittest.TestCase):
    def test_generation(self):
        BertModel.from_pretrained("google-bert/bert-base-uncased", device_map=torch_device)


@require_torch_gpu
class BertKernelTest(GPTQTestMixin, unittest.TestCase):
    device_map = torch_device
