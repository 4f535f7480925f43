import sys
from unittest.mock import MagicMock

try:
    import transformers

    HAS_TRANSFORMERS = True
except ImportError:
    transformers = MagicMock()
    HAS_TRANSFORMERS = False


class TestBertModels:
    def __init__(self, model_id="google-bert/bert-base-uncased"):
        self.model_id = model_id

    def test_pipeline(self):
        return HAS_TRANSFORMERS and bool(transformers.pipeline("fill-mask", model=self.model_id))


if __name__ == "__main__":
    sys.exit(0 if TestBertModels().test_pipeline() else 1)
