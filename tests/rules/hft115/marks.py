import unittest

from transformers import is_torch_available, is_vision_available
from transformers.testing_utils import (
    require_tokenizers,
    require_torch_gpu,
    slow,
)


if is_torch_available():
    import torch
    from transformers import BertModel

if is_vision_available():
    from PIL import Image


@slow
class BertIntegrationTest(unittest.TestCase):  # HFT115
    def test_inference(self):
        self.check(torch.ones(1))


class BertHeadTest(unittest.TestCase):  # HFT115
    def test_config(self):
        self.check({})

    @require_tokenizers
    def test_model(self):
        self.check(model=BertModel)


@require_torch_gpu
class BertGpuTest(unittest.TestCase):
    def test_inference(self):
        self.check(torch.ones(1))


@is_pt_tf_cross_test
class BertCrossTest(unittest.TestCase):
    def test_inference(self):
        self.check(torch.ones(1))


class BertInheritingTest(BertGpuTest):
    def test_more(self):
        self.check(torch.zeros(1))


@unittest.skip(reason="To be written")
class BertSkippedTest(unittest.TestCase):
    def test_inference(self):
        self.check(torch.ones(1))


class BertMarkedTestsTest(unittest.TestCase):
    @require_torch_gpu
    def test_inference(self):
        self.check(torch.ones(1))

    def test_image(self):
        self.check(Image, torch=1, kind=self.torch)


class BertUnknownTest(SomeImportedTest):
    def test_inference(self):
        self.check(torch.ones(1))


class BertModelTester:
    def test_inference(self):
        return torch.ones(1)
