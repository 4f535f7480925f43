import unittest

from transformers import BertModel


class BertModelTester(unittest.TestCase):  # HFT114
    def __init__(self, parent, batch_size=13):
        self.parent = parent
        self.batch_size = batch_size

    def create_and_check_model(self, config):
        self.parent.assertEqual(BertModel(config).size, self.batch_size)


class BertTextModelTester(unittest.TestCase, InputsMixin):  # HFT114
    def __init__(self, parent):
        self.parent = parent


class BertVisionModelTester(InputsMixin, unittest.TestCase):  # HFT114
    def __init__(self, parent):
        self.parent = parent


class BertAssertingTester(unittest.TestCase):  # HFT114
    def __init__(self, parent):
        self.parent = parent

    def create_and_check_model(self, config):
        self.assertEqual(BertModel(config).size, 13)


class BertInheritingTester(BertAssertingTester):  # HFT114
    def __init__(self, parent):
        super().__init__(parent)


class BertPlainTester:
    def __init__(self, parent):
        self.parent = parent


class BertNamedTester(unittest.TestCase):
    def __init__(self, methodName="runTest"):
        super().__init__(methodName)


class BertTester(unittest.TestCase):
    def __init__(self, name):
        super().__init__(name)

    def test_model(self):
        self.assertTrue(BertModel)


class BertModelTest(unittest.TestCase):
    def setUp(self):
        self.model_tester = BertModelTester(self)
