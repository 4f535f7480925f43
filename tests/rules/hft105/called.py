import unittest

from transformers import AutoModel


class LoadsByHandTest(unittest.TestCase):
    def setup(self):
        self.model = AutoModel.from_pretrained("google-bert/bert-base-uncased")

    def test_model(self):
        self.setup()
        self.assertIsNotNone(self.model)
