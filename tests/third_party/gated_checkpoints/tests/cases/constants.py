import pytest
from transformers import AutoTokenizer, pipeline

CHECKPOINT = "google/gemma-2b"  # HFT801
NOT_LOADED = "meta-llama/Llama-3.2-1B"


def test_constant():
    AutoTokenizer.from_pretrained(CHECKPOINT)


@pytest.mark.parametrize("checkpoint", ["openai-community/gpt2"])
def test_without_a_gate(checkpoint):
    AutoTokenizer.from_pretrained(checkpoint)


def test_pipeline():
    pipeline("text-generation", model="meta-llama/Llama-3.2-1B")  # HFT801


def test_made_for_tests():
    pipeline("text-generation", model="meta-llama/tiny-random-llama")
