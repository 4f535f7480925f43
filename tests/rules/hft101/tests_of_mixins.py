#--- tests/checks.py
class MethodTestMixin:
    def test_adapters(self):
        assert self.model.adapters
#--- tests/methods/test_lora.py
"""Another file makes tests of this class, once for each model."""
from transformers.testing_utils import require_torch

from tests.checks import MethodTestMixin


@require_torch
class LoraMethodTest(MethodTestMixin):
    def test_rank(self):
        assert self.model.rank
#--- tests/test_modeling_common.py
class ModelTesterMixin:
    def test_forward(self):
        assert self.model_tester
#--- tests/models/bert/test_modeling_bert.py
"""The class should be a `TestCase`, too."""  # HFT101
from transformers import BertModel

from ...test_modeling_common import ModelTesterMixin


class BertModelTest(ModelTesterMixin):
    all_model_classes = (BertModel,)
