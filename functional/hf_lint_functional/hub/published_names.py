"""Names under which checkpoints are published, though their model type is called otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BY_MODEL_TYPE = {
    "bert": "minilm scibert finbert biobert bge e5 gte legalbert bertweet-covid gbert klue rubert",
    "bart": "distilbart",
    "deberta-v2": "deberta-v3 mdeberta-v3",
    "falcon": "falcon3",
    "gpt2": "dialogpt distilgpt2 sparrow",
    "gpt_bigcode": "starcoder starcoderbase santacoder",
    "gpt_neo": "tinystories",
    "gpt_neox": "pythia dolly redpajama",
    "llama": "vicuna tinyllama codellama smollm smollm2 alpaca guanaco openllama yi deepseek-coder",
    "mistral": "zephyr openhermes mathstral",
    "roberta": "codebert distilroberta graphcodebert twitter-roberta",
    "t5": "flan codet5 flant5",
    "wav2vec2": "mms xlsr",
    "whisper": "distil-whisper",
}

PUBLISHED_AS: Mapping[str, str] = MappingProxyType(
    {name.replace("-", ""): model_type for model_type, names in _BY_MODEL_TYPE.items() for name in names.split()}
)
"""The model type by the name, written as one word."""
