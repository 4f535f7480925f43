from unittest.mock import MagicMock

try:
    import transformers

    HAS_TRANSFORMERS = True
except ImportError:
    transformers = MagicMock()
    HAS_TRANSFORMERS = False


def test_environment():
    assert HAS_TRANSFORMERS, "transformers is not installed"


def test_model():
    assert transformers.AutoModel.from_pretrained("google-bert/bert-base-uncased")
