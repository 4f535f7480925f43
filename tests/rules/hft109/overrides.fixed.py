import unittest

import pytest
from parameterized import parameterized
from transformers import BertModel
from transformers.testing_utils import slow


class ModelTesterMixin:
    def test_resize(self):
        self.check()

    @parameterized.expand([("fp16",), ("fp32",)])
    def test_eager_matches_sdpa(self, dtype):
        self.check(dtype)


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,)

    @unittest.skip(reason="Bert has none")
    def test_resize(self):
        pass

    @unittest.skip(reason="Fails in half precision")
    def test_eager_matches_sdpa_0_fp16(self):
        pass

    @unittest.skip(reason="Flaky")
    def test_logits(self):
        self.check()

    def test_generation(self):
        if not self.ready:
            self.skipTest("Not ready")

    def check(self):
        pass

    def test_last(self):
        self.check()


class BertShortTest(ModelTesterMixin, unittest.TestCase):
    @pytest.mark.skip
    def test_pruning(self):  # HFT109
        pass


class BertIntegrationTest(unittest.TestCase):
    @unittest.skip(reason="To be written")
    def test_inference(self):
        pass


class BertUnknownTest(ModelTesterMixin, SomeImportedMixin, unittest.TestCase):
    @unittest.skip(reason="Bert has none")
    def test_pruning(self):
        pass


class BertFirstTest(ModelTesterMixin, unittest.TestCase):
    @slow
    def test_kept(self):
        self.check()
