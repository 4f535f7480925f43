import gc
import unittest

import torch
from transformers import BertModel, BertTokenizer
from transformers.testing_utils import cleanup, slow, torch_device


class BertModelIntegrationTest(unittest.TestCase):  # HFT116
    @slow
    def test_inference(self):
        self.check(BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device))


class BertKeepingIntegrationTest(unittest.TestCase):  # HFT116
    def setUp(self):
        self.model = BertModel.from_pretrained("google-bert/bert-base-uncased")

    def tearDown(self):
        del self.model

    def test_inference(self):
        self.check(self.model)


class BertCleanIntegrationTest(unittest.TestCase):
    def tearDown(self):
        cleanup(torch_device, gc_collect=True)

    def test_inference(self):
        self.check(BertModel.from_pretrained("google-bert/bert-base-uncased"))


class BertOlderIntegrationTest(unittest.TestCase):
    def tearDown(self):
        gc.collect()
        torch.cuda.empty_cache()

    def test_inference(self):
        self.check(BertModel.from_pretrained("google-bert/bert-base-uncased"))


class BertDerivedIntegrationTest(BertCleanIntegrationTest):
    def test_more(self):
        self.check(BertModel.from_pretrained("google-bert/bert-large-uncased"))


class BertTokenizerIntegrationTest(unittest.TestCase):
    def test_text(self):
        self.check(BertTokenizer.from_pretrained("google-bert/bert-base-uncased"))


class BertModelTest(unittest.TestCase):
    def test_model(self):
        self.check(BertModel.from_pretrained("google-bert/bert-base-uncased"))


class BertUnknownIntegrationTest(SomeImportedTest):
    def test_inference(self):
        self.check(BertModel.from_pretrained("google-bert/bert-base-uncased"))
