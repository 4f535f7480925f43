from unittest.mock import MagicMock

import pytest

try:
    import transformers
except ImportError:
    transformers = MagicMock()
    pytest.skip("needs transformers", allow_module_level=True)

try:
    import librosa
except ImportError:
    librosa = MagicMock()

try:
    from .models import transformers as ours
except ImportError:
    ours = MagicMock()


def test_model():
    assert transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
