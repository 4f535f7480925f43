#--- tests/models/bert/test_modeling_bert.py
import unittest

from transformers import BertModel

from ...test_modeling_common import ModelTesterMixin


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,)
    test_resize_embeddings = False
    has_text_modality = False
    fx_compatible = True  # HFT108
#--- tests/models/bert/__init__.py
#--- tests/test_modeling_common.py
from . import checks
from .test_configuration_common import ConfigTester


class ModelTesterMixin:
    def test_config(self):
        ConfigTester(self).run_common_tests()
        checks.resize(self)
#--- tests/test_configuration_common.py
class ConfigTester:
    def __init__(self, parent):
        self.parent = parent

    def run_common_tests(self):
        return self.parent.has_text_modality
#--- tests/checks.py
def resize(test):
    return getattr(test, "test_resize_embeddings", True)
