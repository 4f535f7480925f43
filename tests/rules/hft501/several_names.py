from unittest import mock

try:
    from transformers import AutoModel, AutoTokenizer as Tokenizer
except Exception:
    AutoModel = mock.MagicMock()  # HFT501
    Tokenizer = mock.MagicMock()


def test_model():
    assert AutoModel.from_pretrained("google-bert/bert-base-uncased")
