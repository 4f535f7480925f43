import unittest
from functools import singledispatchmethod

import pytest
from parameterized import parameterized
from transformers import is_torch_available, pipeline


class BertTest(unittest.TestCase):
    def test_fill_mask(self):  # HFT117
        self.check("fill-mask")

    @unittest.skip("too slow")
    def test_fill_mask(self):  # HFT117
        self.check("fill-mask")

    async def test_fill_mask(self):
        self.check("fill-mask")

    def check(self, task):
        self.assertTrue(pipeline(task))

    def check(self, task):
        self.assertIsNotNone(pipeline(task))


class BranchesTest(unittest.TestCase):
    if is_torch_available():

        def test_model(self):
            self.assertTrue(pipeline("fill-mask"))

    else:

        def test_model(self):
            self.skipTest("no torch")

    try:

        def test_other(self):  # HFT117
            self.fail()

        def test_other(self):
            self.assertTrue(pipeline)

    except NameError:
        pass


class VariantsTest(unittest.TestCase):
    @parameterized.expand([("fill-mask",)])
    def test_task(self, task):
        self.assertTrue(pipeline(task))

    @parameterized.expand([("token-classification",)])
    def test_task(self, task):
        self.assertTrue(pipeline(task))

    @singledispatchmethod
    def test_dispatch(self, value):
        self.fail()

    @test_dispatch.register
    def test_dispatch(self, value: int):
        self.assertTrue(value)

    @property
    def test_inputs(self):
        return []

    @test_inputs.setter
    def test_inputs(self, value):
        self.inputs = value


class KeptTest(unittest.TestCase):
    def test_model(self):
        self.assertTrue(pipeline)

    test_model_of_old = test_model

    def test_model(self):
        self.assertIsNotNone(pipeline)


class TestTwoClasses:
    def test_model(self):
        assert pipeline


def test_module():  # HFT117
    assert pipeline


@pytest.mark.slow
def test_module():
    def test_inner():
        return 1

    def test_inner():
        return 2

    assert test_inner() == 2
