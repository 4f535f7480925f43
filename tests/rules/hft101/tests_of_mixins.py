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
    configurations = ["lora"]
#--- tests/methods/test_ia3.py
from transformers.testing_utils import require_torch  # HFT101

from tests.checks import MethodTestMixin


@require_torch
class IA3MethodTest(MethodTestMixin):
    def test_scaling(self):
        assert self.model.scaling
