#--- tests/test_hf_bert.py
from unittest.mock import MagicMock

from model_test import ModelTest

try:
    import transformers
except ImportError:
    transformers = MagicMock()


class TestBertModels(ModelTest):
    def test_model(self):
        return transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
#--- tests/model_test.py
import pytest


class ModelTest:
    def setup_method(self):
        pytest.importorskip("transformers")
