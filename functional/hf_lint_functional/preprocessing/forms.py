"""The vocabulary for a tokenizer that was constructed empty, in the form that its model takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hf_lint_functional.preprocessing import vocabulary

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast


def form_of(empty: PreTrainedTokenizerFast) -> Mapping[str, Any]:
    """What its class takes: ``vocab``, and ``merges`` with it; its special tokens keep their ids.

    Nothing for a model that the library itself can teach in the same way each time.
    """
    model = json.loads(empty.backend_tokenizer.to_str())["model"]
    special = vocabulary.by_id(empty.get_vocab())
    if model["type"] == "WordPiece":
        return {"vocab": _numbered([*special, *vocabulary.wordpieces()])}
    if model["type"] == "Unigram":
        pieces = dict.fromkeys(special, 0.0) | {p: s for p, s in vocabulary.unigram_pieces() if p not in special}
        return {"vocab": list(pieces.items())}
    if model["type"] == "BPE" and model.get("end_of_word_suffix"):
        tokens, merges = vocabulary.learn(_words(empty), vocabulary.MERGES)
        return {"vocab": _numbered([*special, *tokens]), "merges": list(merges)}
    return {}


def _numbered(tokens: list[str]) -> dict[str, int]:
    return {token: number for number, token in enumerate(dict.fromkeys(tokens))}


def _words(empty: PreTrainedTokenizerFast) -> tuple[str, ...]:
    """The words of the corpus as this tokenizer cleans and splits them."""
    backend = empty.backend_tokenizer
    clean = backend.normalizer.normalize_str if backend.normalizer is not None else str
    split = backend.pre_tokenizer.pre_tokenize_str
    return tuple(word for line in vocabulary.both_cases() for word, _ in split(clean(line)))
