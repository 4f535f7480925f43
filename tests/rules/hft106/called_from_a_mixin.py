#--- tests/checking.py
class CheckingMixin:
    def test_everything(self):
        self.check_logits()
#--- tests/test_bert.py
import unittest

from transformers.testing_utils import slow

from .checking import CheckingMixin


class BertTest(CheckingMixin, unittest.TestCase):
    @slow
    def check_logits(self):
        self.assertTrue(self.logits)

    @slow
    def check_states(self):  # HFT106
        self.assertTrue(self.states)
