#--- tests/test_modeling_common.py
class ModelTesterMixin:
    test_resize_embeddings = True
    all_model_classes = ()

    def test_attention_outputs(self):
        pass

    def test_cpu_offload(self):
        pass

    def test_hidden_states_output(self):
        pass
#--- tests/causal_lm_tester.py
from transformers import AutoModel

from .test_modeling_common import ModelTesterMixin as Mixin


class CausalLMModelTest(Mixin):
    test_hidden_states_output = None  # HFT107

    def test_cpu_offload(self):
        pass
#--- tests/models/bert/test_modeling_bert.py
import unittest

from transformers import BertConfig

from ...causal_lm_tester import CausalLMModelTest
from ...nowhere import LostMixin
from ...test_modeling_common import ModelTesterMixin


class BertModelTest(CausalLMModelTest, unittest.TestCase):
    all_model_classes = ()
    test_resize_embeddings = False
    test_attention_outputs = False  # HFT107
    test_cpu_offload: bool = False  # HFT107
    test_hidden_states_output = False
    test_of_nobody = False


class SkippingModelTest(ModelTesterMixin, unittest.TestCase):
    test_attention_outputs = unittest.skip("no attention")(ModelTesterMixin.test_attention_outputs)
    test_cpu_offload = False

    def test_cpu_offload(self):
        self.skipTest("too small")


class LostBertModelTest(LostMixin, unittest.TestCase):
    test_attention_outputs = False
