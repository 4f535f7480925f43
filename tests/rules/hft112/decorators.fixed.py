import unittest
from unittest import mock

import parameterized as parametrization
import pytest
from parameterized import parameterized
from transformers.testing_utils import require_torch_gpu, slow


class BertModelTest(unittest.TestCase):
    @parameterized.expand(  # HFT112
        [
            ("eager",),
            ("sdpa",),
        ]
    )
    @slow
    @require_torch_gpu
    @pytest.mark.generate
    def test_several_lines(self, attention):
        self.check(attention)

    @parameterized.expand([("eager",), ("sdpa",)])  # HFT112
    @pytest.mark.generate
    # Both ways of attending
    def test_comment(self, attention):
        self.check(attention)

    @mock.patch("transformers.generation.sample")
    @parameterized.expand([("eager",), ("sdpa",)])  # HFT112
    def test_mocked(self, attention, sample):
        self.check(attention)

    @parameterized.expand([("eager",), ("sdpa",)])
    @slow
    def test_right(self, attention):
        self.check(attention)

    @parameterized.expand([("eager",), ("sdpa",)])
    @parameterized.expand([("fp16",), ("fp32",)])
    def test_product(self, attention, dtype):
        self.check(attention)

    @slow
    @pytest.mark.parametrize("attention", ["eager", "sdpa"])
    def test_pytest(self, attention):
        self.check(attention)

    @parametrization.parameterized.expand([("eager",)])
    def test_alone(self, attention):
        self.check(attention)
