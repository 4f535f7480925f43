"""Families of checkpoints that load as a model type of another name: Pythia is ``gpt_neox``, FLAN-T5 is ``t5``.

From the model pages of the documentation of transformers, and from ``model_type`` in the checkpoints' ``config.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BY_MODEL_TYPE = {
    "bert": "allminilm bertjapanese biobert clinicalbert finbert herbert indobert legalbert minilm scibert",
    "cohere": "commandr",
    "deberta-v2": "debertav3 mdeberta",
    "deepseek_v3": "deepseekr1",
    "gemma": "codegemma",
    "gpt2": "dialogpt distilgpt2 gptsw3",
    "gpt_bigcode": "santacoder starcoder",
    "gpt_neox": "dolly pythia redpajama",
    "gptj": "gptj6b gpt4allj",
    "llama": (
        "alpaca codellama deepseekcoder deepseekllm deepseekmath deepseekr1distil deepseekr1distill guanaco llama2 "
        "llama3 smollm tinyllama vicuna yi"
    ),
    "llava_next": "llava16",
    "m2m_100": "nllb wmt21",
    "marian": "opusmt",
    "mbart": "barthez bartpho mbart50",
    "mistral": "mathstral openchat zephyr",
    "mpnet": "allmpnet",
    "mpt": "mosaicmpt",
    "phi3": "phi4",
    "roberta": "bertweet codebert distilroberta graphcodebert phobert unixcoder",
    "t5": "byt5 codet5 flan flant5 madlad t0 t511 t5v11 ul2",
    "vision-encoder-decoder": "nougat",
    "vit": "dino",
    "wav2vec2": "xlsr",
    "layoutlmv2": "layoutxlm",
    "luke": "mluke",
}

MODEL_TYPE_OF_FAMILY: Mapping[str, str] = MappingProxyType(
    {name.replace("-", ""): model_type for model_type, names in _BY_MODEL_TYPE.items() for name in names.split()}
)
"""The model type of each family, by its name without case and separators."""
