import numpy
import numpy as np
import torch
from torch import allclose


class BertModelIntegrationTest(unittest.TestCase):
    def test_inference(self):
        self.assertTrue(torch.allclose(logits, expected))  # HFT410
        self.assertTrue(torch.allclose(logits, expected, atol=1e-4), "logits are off")  # HFT410
        self.assertTrue(torch.allclose(logits, expected, 1e-3, 1e-4))  # HFT410
        self.assertTrue(torch.allclose(logits, expected, rtol=1e-3, atol=1e-4), msg=f"{logits}")  # HFT410
        self.assertTrue(np.allclose(pixels, expected, atol=1e-4))  # HFT410
        self.assertTrue(numpy.allclose(pixels, expected), "pixels are off")  # HFT410
        self.assertTrue(  # HFT410
            torch.allclose(logits[0, :3], expected, atol=1e-4)
        )
        self.assertTrue(torch.allclose(  # HFT410
            logits,  # of the first
            expected,
        ))

    def test_without_a_fix(self):
        self.assertTrue(allclose(logits, expected))  # HFT410
        self.assertTrue(torch.allclose(*pair))  # HFT410
        self.assertTrue(torch.allclose(input=logits, other=expected))  # HFT410
        self.assertTrue(torch.allclose(logits, expected), message)  # HFT410

    def test_left_alone(self):
        self.assertFalse(torch.allclose(before, after))
        self.assertTrue(torch.equal(before, after))
        self.assertTrue(torch.allclose(before, after) or torch.allclose(before, other))
        self.assertTrue(self.allclose(before, after))
        torch.testing.assert_close(before, after)
        assert torch.allclose(before, after)
