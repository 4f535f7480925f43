import unittest

from transformers import BertTokenizer


class TokenizerTesterMixin:
    @classmethod
    def setUpClass(cls):
        cls.cache = {}

    def setUp(self):
        self.folder = make_folder()

    def tearDown(self):
        remove(self.folder)


class BertTokenizationTest(TokenizerTesterMixin, unittest.TestCase):
    tokenizer_class = BertTokenizer

    @classmethod
    def setUpClass(cls):  # HFT111
        cls.text = "Paris"

    def setUp(self):  # HFT111
        self.text = "Paris"
        self.setUp_done = True

    def tearDown(self):  # HFT111
        if self.text:
            del self.text

    def test_text(self):
        self.assertTrue(self.text)


class BertCallingTest(TokenizerTesterMixin, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()

    def setUp(self):
        TokenizerTesterMixin.setUp(self)

    def tearDown(self):
        super(BertCallingTest, self).tearDown()


class BertOneLineTest(TokenizerTesterMixin, unittest.TestCase):
    def setUp(self): self.text = "Paris"  # HFT111


class BertIntegrationTest(unittest.TestCase):
    def setUp(self):
        self.text = "Paris"


class BertUnknownTest(TokenizerTesterMixin, SomeImportedMixin, unittest.TestCase):
    def setUp(self):
        self.text = "Paris"


class BertDocumentedTest(TokenizerTesterMixin, unittest.TestCase):
    def setUp(self):  # HFT111
        """Prepares the text."""
        self.text = "Paris"

    def tearDown(self):  # HFT111
        """Drops the text."""
        del self.text
