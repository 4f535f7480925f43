import unittest

from transformers import BertModel
from transformers.testing_utils import require_torch


class ModelTesterMixin:
    test_mismatched_shapes = True

    def test_resize(self):
        if not self.test_resize_embeddings or not getattr(self, "is_encoder_decoder", False):
            self.skipTest("No embeddings")

    def test_attention_outputs(self):
        self.check()


@require_torch
class BertModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,)
    test_resize_embeddings = False
    is_encoder_decoder = True
    test_attention_outputs = False
    maxDiff = None
    # Bert has no heads to mask
    test_head_masking = False  # HFT108
    has_attentions = False
    size = 3
    first, second = None, None
    one = two = True

    def test_model(self):
        self.check(self.__class__.has_attentions)


class BertUnknownTest(SomeImportedMixin, unittest.TestCase):
    test_pruning = False


class BertModelTester:
    test_pruning = False


class BertLonelyTest(ModelTesterMixin, unittest.TestCase):
    test_pruning = False  # HFT108
