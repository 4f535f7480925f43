import unittest

import numpy as np
import torch
from transformers import AutoConfig


class BertModelTest(unittest.TestCase):
    def test_two_sides(self):
        self.assertEqual(self.value, self.value)  # HFT403
        self.assertIs(self.value, self.value, "not the same")  # HFT403
        self.assertListEqual(self.value["ids"], self.value["ids"])  # HFT403
        self.parent.assertGreaterEqual(self.size, self.size)  # HFT403
        torch.testing.assert_close(self.cache.layers[0].keys, self.cache.layers[0].keys)  # HFT403
        np.testing.assert_allclose(self.logits, self.logits, atol=1e-3)  # HFT403

    def test_one_side(self):
        assert self.value == self.value  # HFT403
        assert self.name and self.value == self.value  # HFT403
        self.assertTrue(self.value == self.value)  # HFT403
        self.assertTrue(torch.allclose(self.logits, self.logits, atol=1e-3))  # HFT403
        assert torch.equal(self.logits[0], self.logits[0])  # HFT403

    def test_the_same_twice_is_no_self_comparison(self):
        self.assertEqual(self.model(self.ids), self.model(self.ids))
        self.assertEqual(next(self.stream), next(self.stream))
        assert AutoConfig.from_pretrained("bert") == AutoConfig.from_pretrained("bert")
        torch.testing.assert_close(self.model(self.ids).logits, self.model(self.ids).logits)

    def test_different_sides(self):
        self.assertEqual(self.cache.layers[0].keys, self.cache.layers[1].keys)
        self.assertEqual(self.value, self.values)
        self.assertEqual(*self.both)
        self.assertEqual(first=self.value, second=self.value)

    def test_not_a_number(self):
        assert self.loss != self.loss
        self.assertNotEqual(self.loss, self.loss)
        self.logits[self.logits != self.logits] = 0
        if self.loss == self.loss:
            assert self.loss

    def test_config_eq(self):
        self.assertEqual(self.config, self.config)

    def test_hash_and_identity(self):
        assert self.config == self.config

    async def test_awaited(self):
        self.assertEqual(await self.answer, await self.answer)
