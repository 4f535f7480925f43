import unittest
from unittest.mock import MagicMock

try:
    import transformers
except ImportError:
    transformers = MagicMock()


class BertTest(unittest.TestCase):
    def setUp(self):
        if isinstance(transformers, MagicMock):
            self.skipTest("needs transformers")

    def test_model(self):
        assert transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
