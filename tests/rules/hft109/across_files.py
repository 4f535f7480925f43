#--- tests/models/bert/test_modeling_bert.py
import unittest

from transformers import BertModel

from ...test_modeling_common import ModelTesterMixin


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,)

    @unittest.skip(reason="Bert has none")
    def test_resize(self):
        pass

    @unittest.skip(reason="Bert has none")
    def test_resizing(self):  # HFT109
        pass
#--- tests/test_modeling_common.py
class ModelTesterMixin:
    def test_resize(self):
        self.check()
