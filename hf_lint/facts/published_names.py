"""Names of published checkpoints whose model type is called otherwise: Pythia is ``gpt_neox``.

From the model pages of the documentation of transformers, and from ``model_type`` in the checkpoints' ``config.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BY_MODEL_TYPE = {
    "bart": "distilbart",
    "bert": (
        "allminilm bertjapanese bertweetcovid bge biobert clinicalbert e5 finbert gbert gte herbert indobert klue "
        "legalbert minilm rubert scibert"
    ),
    "cohere": "commandr",
    "deberta-v2": "debertav3 mdeberta mdebertav3",
    "deepseek_v3": "deepseekr1",
    "falcon": "falcon3",
    "gemma": "codegemma",
    "gpt2": "dialogpt distilgpt2 gptsw3 sparrow",
    "gpt_bigcode": "santacoder starcoder starcoderbase",
    "gpt_neo": "tinystories",
    "gpt_neox": "dolly pythia redpajama",
    "gptj": "gpt4allj gptj6b",
    "layoutlmv2": "layoutxlm",
    "llama": (
        "alpaca codellama deepseekcoder deepseekllm deepseekmath deepseekr1distil deepseekr1distill guanaco llama2 "
        "llama3 openllama smollm smollm2 tinyllama vicuna yi"
    ),
    "llava_next": "llava16",
    "luke": "mluke",
    "m2m_100": "nllb wmt21",
    "marian": "opusmt",
    "mbart": "barthez bartpho mbart50",
    "mistral": "mathstral openchat openhermes zephyr",
    "mpnet": "allmpnet",
    "mpt": "mosaicmpt",
    "phi3": "phi4",
    "roberta": "bertweet codebert distilroberta graphcodebert phobert twitterroberta unixcoder",
    "t5": "byt5 codet5 flan flant5 madlad t0 t511 t5v11 ul2",
    "vision-encoder-decoder": "nougat",
    "vit": "dino",
    "wav2vec2": "mms xlsr",
    "whisper": "distilwhisper",
}

PUBLISHED_AS: Mapping[str, str] = MappingProxyType(
    {name: model_type for model_type, names in _BY_MODEL_TYPE.items() for name in names.split()}
)
"""The model type of each name, the name without case and separators."""
