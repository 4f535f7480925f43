#--- tests/models/bert/test_modeling_bert.py
import unittest

from transformers import BertForMaskedLM, BertModel, is_torch_available

from ...causal_lm_tester import CausalLMModelTest
from ...test_modeling_common import ModelTesterMixin
from ...test_pipeline_mixin import PipelineTesterMixin


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,)
    pipeline_model_mapping = {"fill-mask": BertForMaskedLM} if is_torch_available() else {}  # HFT209


class BertPipelineTest(ModelTesterMixin, PipelineTesterMixin, unittest.TestCase):
    pipeline_model_mapping = {"fill-mask": BertForMaskedLM}


class BertCausalTest(CausalLMModelTest, unittest.TestCase):
    pipeline_model_mapping = {"fill-mask": BertForMaskedLM}


class BertEmptyTest(ModelTesterMixin, unittest.TestCase):
    pipeline_model_mapping = {} if is_torch_available() else {}


class BertMixin(ModelTesterMixin):
    pipeline_model_mapping = {"fill-mask": BertForMaskedLM}


class BertUnknownTest(ModelTesterMixin, SomeImportedMixin, unittest.TestCase):
    pipeline_model_mapping = {"fill-mask": BertForMaskedLM}
#--- tests/test_modeling_common.py
class ModelTesterMixin:
    def test_resize(self):
        self.check()
#--- tests/test_pipeline_mixin.py
class PipelineTesterMixin:
    def test_pipeline_fill_mask(self):
        self.run_task_tests("fill-mask")
#--- tests/causal_lm_tester.py
from .test_modeling_common import ModelTesterMixin
from .test_pipeline_mixin import PipelineTesterMixin


class CausalLMModelTest(ModelTesterMixin, PipelineTesterMixin):
    pipeline_model_mapping = None
