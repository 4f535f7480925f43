import math
import unittest

import jax.numpy as jnp
import numpy as np
import pytest
import torch
import torch as th
from torch import allclose
from transformers import BertModel


class BertModelTest(unittest.TestCase):
    def test_torch(self):
        torch.testing.assert_close(self.logits, self.expected, rtol=1e-05, atol=1e-08)  # HFT402
        torch.testing.assert_close(self.logits, self.expected, atol=1e-3, rtol=1e-05)  # HFT402
        torch.testing.assert_close(self.logits, self.expected, rtol=1e-3, atol=1e-08)  # HFT402
        torch.testing.assert_close(self.logits, self.expected, atol=1e-3, rtol=1e-3)  # HFT402
        assert torch.allclose(self.logits, self.expected, 1e-3)  # HFT402
        assert torch.allclose(*self.both)  # HFT402
        torch.testing.assert_close(self.logits, self.expected, rtol=0, atol=0)  # HFT402
        th.testing.assert_close(self.logits, self.expected, rtol=0, atol=0)  # HFT402
        (torch.testing.assert_close(self.logits, self.expected, rtol=0, atol=0))  # HFT402
        torch.testing.assert_close(  # HFT402
            self.logits,
            self.expected, rtol=1e-05, atol=1e-08,
        )
        assert allclose(self.logits, self.expected)  # HFT402
        assert self.logits.allclose(self.expected)  # HFT402

    def test_others(self):
        assert np.allclose(self.logits, self.expected)  # HFT402
        assert np.array_equal(self.logits, self.expected)  # HFT402
        assert jnp.allclose(self.logits, self.expected)  # HFT402
        assert math.isclose(self.loss, 0.5)  # HFT402
        assert isinstance(self.model, BertModel)  # HFT402

    def test_what_is_looked_at(self):
        assert torch.allclose(self.logits, self.expected)
        self.assertTrue(torch.equal(self.logits, self.expected))
        close = torch.allclose(self.logits, self.expected)
        torch.testing.assert_close(self.logits, self.expected)
        return close

    def test_what_raises(self):
        with pytest.raises(RuntimeError):
            torch.allclose(self.logits, self.expected.half())
        with self.assertRaises(RuntimeError):
            torch.equal(self.logits, None)

    def test_names_of_our_own(self):
        self.equal(self.logits, self.expected)
        self.allclose(self.logits, self.expected)
        self.checker.equal(self.logits, self.expected)


def test_a_check_of_our_own(logits, expected):
    def allclose(one, other):
        assert (one - other).abs().max() < 1e-3

    allclose(logits, expected)
