import unittest
from unittest.mock import MagicMock

try:
    import transformers
except ImportError:
    transformers = MagicMock()
    HAS_TRANSFORMERS = False
else:
    HAS_TRANSFORMERS = True

READY = HAS_TRANSFORMERS and True


@unittest.skipUnless(READY, "needs transformers")
class BertTest(unittest.TestCase):
    def test_model(self):
        assert transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
