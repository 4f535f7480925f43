import unittest

import pytest
from transformers.testing_utils import require_torch, slow


class BertIntegrationTest(unittest.TestCase):
    @slow
    def integration_test(self):  # HFT106
        self.assertEqual(self.predict("Paris"), "France")

    @slow
    @pytest.mark.flaky
    def logits_match(self):  # HFT106
        assert self.predict("Rome") == "Italy"

    @slow
    def test_integration(self):
        self.compare("Rome")

    @require_torch
    def compare(self, text="Paris"):
        self.assertEqual(self.predict(text), "Italy")

    @require_torch
    def compare_with(self, text):
        self.assertEqual(self.predict(text), "Italy")

    @slow
    def _switched_off(self):
        self.assertEqual(self.predict("Rome"), "Italy")

    @slow
    def setUp(self):
        self.assertTrue(self.ready)

    @slow
    def download(self):
        self.model = load()

    @pytest.fixture
    @require_torch
    def model(self):
        assert load()

    @slow
    def by_name(self):
        self.assertTrue(self.ready)

    def test_by_name(self):
        getattr(self, "by_name")()


class BertChecks:
    @slow
    def check_logits(self):
        assert predict("Rome") == "Italy"


class BertElsewhere(SomeImportedBase):
    @slow
    def check_logits_of(self):
        assert predict("Rome") == "Italy"


@slow
def bert_predicts():  # HFT106
    assert predict("Rome") == "Italy"


@slow
def bert_loads():
    return load()
