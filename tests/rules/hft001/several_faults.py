import unittest

from transformers import BertConfig, pipeline


class BertModelTest(unittest.TestCase):
    def test_config(self)  # HFT001
        config = BertConfig(
            hidden_size=32,
            num_attention_heads=2,
        )
        self.assertEqual(config.hidden_size, 32)

    def test_pipeline(self):
        pipe = pipeline()  # a call that was closed too early
            task="fill-mask",  # HFT001
            model="hf-internal-testing/tiny-random-bert",
        )
        outputs = pipe("Paris is the [MASK] of France."))  # HFT001
        self.assertEqual(len(outputs), 5)

    def test_forward(self):
        try:
            outputs = self.model(self.input_ids)
            except RuntimeError:  # HFT001
                outputs = None
        if outputs is None:
        self.skipTest("no memory")  # HFT001

    def test_layers(self):
        for layer in outputs.hidden_states:
            self.assertEqual(layer.shape[-1], 32)
          self.assertTrue(outputs)  # HFT001
