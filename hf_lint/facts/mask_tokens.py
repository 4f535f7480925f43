"""Which mask token the tokenizer of a checkpoint has, where the id alone makes that certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.checkpoints import loaded_ids

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# Families by their own organisations: others train models of the same names with other vocabularies.
_FAMILIES = {
    "<mask>": re.compile(
        r"(?:FacebookAI/)?(?:xlm-)?roberta-(?:base|large)(?:-[\w-]+)?|(?:distilbert/)?distilroberta-base"
        r"|(?:almanach/)?camembert-base|(?:facebook/)?bart-(?:base|large)|(?:xlnet/)?xlnet-(?:base|large)-cased"
        r"|microsoft/mpnet-base|allenai/longformer-(?:base|large)-4096"
    ),
    "[MASK]": re.compile(
        r"(?:google-bert/)?bert-(?:base|large)-[\w-]+|(?:distilbert/)?distilbert-base-[\w-]+"
        r"|(?:albert/)?albert-(?:base|large|xlarge|xxlarge)-v[12]|google/electra-(?:small|base|large)-generator"
        r"|microsoft/deberta-(?:v3-|v2-)?(?:xsmall|small|base|large|xlarge|xxlarge)|google/mobilebert-uncased"
    ),
}
MASKS = tuple(_FAMILIES)
"""The mask tokens that are told apart."""


def mask_of(checkpoint: str) -> str | None:
    """The mask token of a checkpoint; None where its id does not tell."""
    return next((mask for mask, family in _FAMILIES.items() if family.fullmatch(checkpoint)), None)


def mask_of_file(file: TestFile) -> str | None:
    """The mask token of all checkpoints that a file loads or lists; None unless it is certain for each one loaded."""
    loaded = {mask_of(literal.raw_value) for _, literal in loaded_ids(file)}
    if len(loaded) != 1 or None in loaded:
        return None
    listed = {mask_of(literal.raw_value) for literal in file.index.all(cst.SimpleString)}
    masks = loaded | listed - {None}
    return masks.pop() if len(masks) == 1 else None
