import unittest

import pytest
from parameterized import parameterized
from transformers import BertModel
from transformers.testing_utils import slow


class GenerationTesterMixin:
    @parameterized.expand([("greedy",), ("beam",)])
    @slow
    def test_generate(self, mode):
        self.check(mode)

    @pytest.mark.generate
    @parameterized.expand([("greedy",), ("beam",)])
    def test_assisted(self, mode):
        self.check(mode)

    def test_plain(self):
        self.check("greedy")


class BertModelTest(GenerationTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,)

    @unittest.skip(reason="Bert does not generate")
    def test_generate(self):  # HFT110
        pass

    def test_assisted(self, *args):  # HFT110
        self.skipTest("Bert has no assistant")

    @unittest.skip(reason="Bert is special")
    def test_plain(self):
        pass


class BertHeadTest(GenerationTesterMixin, unittest.TestCase):
    @pytest.mark.skip(reason="Too slow")
    def test_generate(self, mode):  # HFT110
        self.check(mode)

    @parameterized.expand([("greedy",), ("beam",)])
    @unittest.skip(reason="Bert has no assistant")
    def test_assisted(self, mode):
        pass


class BertOwnTest(GenerationTesterMixin, unittest.TestCase):
    def test_generate(self):
        self.check("greedy")

    @unittest.skip(reason="Too slow")
    def test_assisted_1_beam(self):
        pass


class BertUnknownTest(GenerationTesterMixin, SomeImportedMixin, unittest.TestCase):
    @unittest.skip(reason="Bert does not generate")
    def test_generate(self):
        pass
