#--- tests/shared.py
import unittest


class IntegrationTest(unittest.TestCase):
    def setup(self):
        self.model = None

    def setUp(self):
        getattr(self, "set" + "up")()
#--- tests/test_bert.py
import transformers

from .shared import IntegrationTest


class BertIntegrationTest(IntegrationTest):
    def setup(self):
        self.model = transformers.AutoModel
