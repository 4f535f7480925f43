#--- tests/models/bert/test_modeling_bert.py
import unittest

from transformers import is_torch_available

from ...test_modeling_common import ModelTesterMixin, PlainMixin


if is_torch_available():
    import torch


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    def test_inference(self):
        self.check(torch.ones(1))


class BertPlainTest(PlainMixin, unittest.TestCase):  # HFT115
    def test_inference(self):
        self.check(torch.ones(1))
#--- tests/test_modeling_common.py
from transformers.testing_utils import require_torch


@require_torch
class ModelTesterMixin:
    def test_resize(self):
        self.check()


class PlainMixin:
    def test_resize(self):
        self.check()
