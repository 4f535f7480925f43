from unittest.mock import MagicMock

import pytest

try:
    import transformers

    available = True
except ImportError:
    transformers = MagicMock()
    available = False

if not available:
    pytest.skip("needs transformers", allow_module_level=True)


def test_model():
    assert transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
