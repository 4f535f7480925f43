#--- tests/test_modeling_common.py
from transformers import PreTrainedModel


class ModelTesterMixin:
    model_tester = None
    all_model_classes = ()

    def test_forward(self):
        self.assertTrue(PreTrainedModel)
#--- tests/causal_lm_tester.py
from transformers import PreTrainedModel

from .test_modeling_common import ModelTesterMixin


class CausalLMModelTester:
    base_model_class = None

    def get_config(self):
        return PreTrainedModel

    def prepare_config_and_inputs_for_common(self):
        return self.get_config(), {}


class CausalLMModelTest(ModelTesterMixin):
    model_tester_class = None
    all_model_classes = None

    def setUp(self):
        self.model_tester = self.model_tester_class(self)

    def test_config(self):
        self.config_tester.run_common_tests()
#--- tests/models/bert/test_modeling_bert.py
import unittest

from transformers import BertConfig, BertForMaskedLM, BertModel

from ...test_modeling_common import ModelTesterMixin


class BertModelTester:  # HFT103
    def __init__(self, parent):
        self.parent = parent

    def prepare_config_and_inputs_for_common(self):
        return BertConfig(), {}


class BertDecoderTester:  # HFT103
    def prepare_config_and_inputs(self):
        return BertConfig(), {}

    def prepare_config_and_inputs_for_common(self):
        return self.prepare_config_and_inputs()


class BertModelTest(ModelTesterMixin, unittest.TestCase):  # HFT103
    def setUp(self):
        self.model_tester = BertModelTester(self)


class BertDecoderTest(ModelTesterMixin, unittest.TestCase):  # HFT103
    all_model_classes = (BertForMaskedLM,)

    def prepare(self):
        self.model_tester = BertDecoderTester(self)

    def test_config(self):
        self.assertTrue(BertConfig())


class BertIntegrationTest(unittest.TestCase):
    def test_logits(self):
        self.assertTrue(BertModel)


class HelperTester:
    """No model test uses it."""
#--- tests/models/llama/test_modeling_llama.py
import unittest

from transformers import LlamaModel

from ...causal_lm_tester import CausalLMModelTest, CausalLMModelTester


class LlamaModelTester(CausalLMModelTester):
    base_model_class = LlamaModel


class LlamaModelTest(CausalLMModelTest, unittest.TestCase):
    model_tester_class = LlamaModelTester
#--- tests/models/mistral/test_modeling_mistral.py
import unittest

from transformers import MistralModel

from ...causal_lm_tester import CausalLMModelTest, CausalLMModelTester


class MistralModelTester(CausalLMModelTester):  # HFT103
    causal_lm_class = MistralModel


class MistralModelTest(CausalLMModelTest, unittest.TestCase):
    model_tester_class = MistralModelTester
#--- tests/models/opt/test_modeling_opt.py
import unittest

from transformers import OPTModel

from ...nowhere import ModelTesterMixin


class OPTModelTest(ModelTesterMixin, unittest.TestCase):
    def test_model(self):
        self.assertTrue(OPTModel)
