import unittest

import torch
from transformers import BertConfig, BertModel


class BertModelTester:
    def check_shapes(self, outputs, config):
        self.parent.assertEqual(outputs.last_hidden_state.shape, (2, 7, 32))  # HFT401
        self.parent.assertEqual(len(outputs.hidden_states), config.num_hidden_layers + 1)  # HFT401


class BertModelTest(unittest.TestCase):
    def test_values(self):
        model = BertModel(BertConfig())
        outputs = model(torch.ones(1, 3, dtype=torch.long))
        expected_shape = torch.Size((1, 3, 768))
        vocab_size = model.config.vocab_size if model.training else 30522
        self.assertEqual(outputs.logits.shape, expected_shape)  # HFT401
        self.assertEqual(model.vocab_size, vocab_size)  # HFT401
        self.assertEqual(outputs.logits.dtype, torch.float32)  # HFT401
        self.assertTrue(outputs.logits, torch.tensor([[1.0]]))  # HFT401
        self.assertEqual(model.dtype, type(outputs.logits))  # HFT401
        self.assertEqual(outputs.logits.shape, outputs.logits.shape[0])  # HFT401
        self.assertEqual(  # HFT401
            outputs.tokens,
            [101, 102],
        )
        self.assertEqual(outputs.index, -1)  # HFT401

    def test_opposite(self):
        self.assertFalse(len(self.tokens), 3)  # HFT401

    def test_the_obvious(self):
        self.assertTrue(self.model.training)  # HFT401
        self.assertTrue((self.model.tied))  # HFT401
        self.assertTrue(self.model.tied)  # HFT401
        self.assertFalse(self.model.training)  # HFT401
        self.assertTrue("bert" in self.model.name)  # HFT401

    def test_tolerance_in_the_wrong_place(self):
        self.assertTrue(torch.allclose(self.before, self.after), 1e-4)  # HFT401

    def test_messages(self, why):
        message = "the model forgot " + self.model.name
        shape = self.logits.shape
        shape = why
        self.assertTrue(self.tokens, "no tokens")
        self.assertTrue(self.tokens, f"no tokens in {self.text}")
        self.assertTrue(self.tokens, "no tokens in %s" % self.text)
        self.assertTrue(self.tokens, "no tokens in " + self.model.name)
        self.assertTrue(self.tokens, "{} has no tokens".format(self.text))
        self.assertTrue(self.tokens, ", ".join(self.text))
        self.assertTrue(self.tokens, why)
        self.assertTrue(self.tokens, message)
        self.assertTrue(self.tokens, shape)
        self.assertTrue(self.tokens, self.error_message)
        self.assertTrue(self.tokens, self.result.stderr)
        self.assertTrue(self.tokens, self.describe(self.text))
        self.assertTrue(self.tokens, str(self.text))
        self.assertTrue(self.tokens, msg=5)
        self.assertTrue(*self.both)
        self.assertTrue(self.tokens, *self.rest)
        for text in self.texts:
            self.assertTrue(self.tokens, text)

    def test_diagnostics(self):
        self.assertTrue(torch.allclose(self.before, self.after), (self.before - self.after).abs().max())
        self.assertTrue(self.before.shape == self.after.shape, (self.before.shape, self.after.shape))
        self.assertTrue(not self.missing_keys, self.missing_keys)
