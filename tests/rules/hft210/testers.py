#--- tests/causal_lm_tester.py
import unittest


class CausalLMModelTester:
    base_model_class = None


class ModelTesterMixin:
    all_model_classes = ()


class CausalLMModelTest(ModelTesterMixin):
    model_tester_class = None
#--- tests/models/llama/test_modeling_llama.py
import unittest

from transformers import LlamaModel

from ...causal_lm_tester import CausalLMModelTest, CausalLMModelTester


class LlamaModelTester(CausalLMModelTester):
    base_model_class = LlamaModel


class LlamaModelTest(CausalLMModelTest, unittest.TestCase):
    model_tester_class = LlamaModelTester
#--- tests/models/vit/test_modeling_vit.py
import unittest

from transformers import ViTForMaskedImageModeling, ViTModel

from ...causal_lm_tester import ModelTesterMixin


class ViTModelTest(ModelTesterMixin, unittest.TestCase):  # HFT210
    all_model_classes = (ViTModel, ViTForMaskedImageModeling)
#--- tests/models/vit/test_modeling_vit_extra.py
import unittest

from transformers import ViTModel

from ...causal_lm_tester import ModelTesterMixin


class ViTExtraTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (ViTModel,)
#--- tests/models/deit/test_modeling_deit.py
import unittest

from transformers import DeiTModel

from ...nowhere import ModelTesterMixin


class DeiTModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (DeiTModel,)
