#--- tests/shared.py
import unittest


class SharedTests:
    def test_pipeline(self):
        assert self


class SharedTest(SharedTests, unittest.TestCase):
    pass
#--- tests/test_by_import.py
import transformers
from tests.shared import SharedTest


class BertChecks:
    def test_unused(self):
        assert transformers
#--- tests/test_by_star.py
from transformers.testing_utils import *


class BertChecks:
    def test_unused(self):
        assert True
#--- tests/test_by_inheritance.py
import transformers

from .shared import SharedTests


class TestBert(SharedTests):
    model = transformers.BertModel
#--- tests/test_by_unseen_base.py
import transformers
from elsewhere import Harness


class Bert(Harness):
    def test_model(self):
        assert transformers.BertModel
#--- tests/test_by_protocol.py
import unittest

import transformers


class BertChecks:
    def test_model(self):
        assert transformers.BertModel


def load_tests(loader, tests, pattern):
    return unittest.TestSuite([unittest.FunctionTestCase(BertChecks().test_model)])
#--- tests/test_by_factory.py
import transformers


def make_tests(model):
    class BertChecks:
        def test_model(self):
            assert model

    return BertChecks


class BertChecks:
    def test_unused(self):
        assert transformers


TestBert = make_tests(transformers.BertModel)
#--- tests/test_by_globals.py
import transformers


class BertChecks:
    def test_model(self):
        assert transformers.BertModel


globals()["Test" + "Bert"] = BertChecks
#--- tests/test_hidden.py
import transformers

__test__ = False


class BertChecks:
    def test_model(self):
        assert transformers.BertModel
#--- tests/test_marked.py
import transformers


class BertChecks:
    __test__ = True

    def test_model(self):
        assert transformers.BertModel
#--- tests/test_nested.py
import transformers


class TestOuter:
    class TestInner:
        def test_model(self):
            assert transformers.BertModel
#--- tests/test_async.py
import transformers

if transformers.is_torch_available():

    async def test_model():
        assert transformers.BertModel
