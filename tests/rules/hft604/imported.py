import pytest
import torch
from datasets import load_dataset
from huggingface_hub import hf_hub_download
from sentence_transformers import SentenceTransformer
from transformers import AutoConfig, AutoModel, AutoTokenizer, BertModel, pipeline
from transformers.testing_utils import require_torch

MODEL_ID = "google-bert/bert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(MODEL_ID)  # HFT604
AutoConfig.from_pretrained(MODEL_ID).save_pretrained("config")  # HFT604
VOCABULARY = hf_hub_download(MODEL_ID, "vocab.txt")  # HFT604
DATA = load_dataset("hf-internal-testing/fixtures_ade20k", split="test")  # HFT604
config = AutoConfig.for_model("bert")
empty = AutoModel.from_config(config)
other = SentenceTransformer.from_pretrained(MODEL_ID)
lazy = lambda: AutoModel.from_pretrained(MODEL_ID)
each = (AutoModel.from_pretrained(name) for name in [MODEL_ID])

if torch.cuda.is_available():
    model = BertModel.from_pretrained(MODEL_ID)  # HFT604

try:
    fill = pipeline("fill-mask", model=MODEL_ID)  # HFT604
except OSError:
    fill = None


class TestBert:
    model = AutoModel.from_pretrained(MODEL_ID)  # HFT604

    @pytest.mark.parametrize("tokenizer", [AutoTokenizer.from_pretrained(MODEL_ID)])  # HFT604
    def test_tokenizer(self, tokenizer):
        assert tokenizer("a")

    @pytest.fixture(scope="class")
    def own(self):
        return AutoModel.from_pretrained(MODEL_ID)

    def test_model(self):
        model = AutoModel.from_pretrained(MODEL_ID)

        class Inner:
            model = AutoModel.from_pretrained(MODEL_ID)

        assert model is not Inner.model


if __name__ == "__main__":
    pipe = pipeline("fill-mask", model=MODEL_ID)
