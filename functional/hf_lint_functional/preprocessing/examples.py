"""The text that shows whether a tokenizer works, in the form that each tokenizer takes."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

SENTENCE = "The small cat sits on the mat, and 12 birds sing."


def encode(tokenizer: PreTrainedTokenizerBase, text: str = SENTENCE) -> list[int]:
    """The ids of the text. Tokenizers of documents take words with boxes, or nodes with their paths."""
    words = text.split()
    parameters = inspect.signature(type(tokenizer).__call__).parameters
    if "boxes" in parameters:
        return list(tokenizer(words, boxes=[[1, 2, 3, 4] for _ in words])["input_ids"])
    if "xpaths" in parameters:
        return list(tokenizer(words, xpaths=["/html/body/div/p" for _ in words])["input_ids"])
    return list(tokenizer(text)["input_ids"])
