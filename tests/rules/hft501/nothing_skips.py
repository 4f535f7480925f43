from unittest.mock import MagicMock

import pytest

try:
    import torch

    HAS_TORCH = True
except ImportError:
    torch = MagicMock()
    HAS_TORCH = False

try:
    import transformers

    HAS_TRANSFORMERS = True
except (ImportError, OSError):
    transformers = MagicMock()  # HFT501
    HAS_TRANSFORMERS = False


class TestBertModels:
    @pytest.mark.skipif(not HAS_TORCH, reason="needs torch")
    def test_early_return_passes(self):
        if not HAS_TRANSFORMERS:
            return {"success": False, "error": "no transformers"}
        return transformers.pipeline("fill-mask")("A [MASK].")

    def test_mock_satisfies_everything(self):
        model = transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
        assert model is not None
