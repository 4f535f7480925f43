import unittest

import pytest
from transformers import BertModel
from transformers.testing_utils import TestCasePlus

from somewhere import UnseenTest


class EveryNameTest(unittest.TestCase):
    def setUp(self):  # HFT105
        self.model = BertModel.from_pretrained("google-bert/bert-base-uncased")

    def tearDown(self):  # HFT105
        del self.model

    @classmethod
    def setUpClass(cls):  # HFT105
        super().setUpClass()

    def tearDownclass(cls):
        """Renamed, it would still be no class method."""

    def test_model(self):
        self.assertIsNotNone(self.model)


class OfAnotherAncestorTest(TestCasePlus):
    def setUp(self):  # HFT105
        self.folder = self.get_auto_remove_tmp_dir()

    def tearDown(self):  # HFT105
        super().tearDown()


class SoundTest(unittest.TestCase):
    def setUp(self):
        self.model = None

    def setup(self):
        """Somebody's own, beside the right one."""

    @classmethod
    def setup_class(cls):
        """pytest calls this one."""

    def teardown_method(self):
        """And this one."""


class FixtureTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def setup(self):
        self.model = None

    def teardown(self, model):
        """Takes an argument: not the lifecycle's."""


class TestByPytest:
    def setup(self):
        self.model = None


class OutOfSightTest(UnseenTest, unittest.TestCase):
    def setup(self):
        """The base may call it."""
