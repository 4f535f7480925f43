"""The rule on texts with the mask of another tokenizer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.mask_tokens import MASKS, mask_of_file
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.kind import STANDALONE
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_REPLACED = re.compile(r"""replace\(\s*["'][\[<]\s*mask""", re.IGNORECASE)
_FILLS_MASKS = re.compile(r"fill-mask|MaskedLM")
_SPEAKS = re.compile(
    r"(?:^|\.)(?:print|log|debug|info|warning|error|exception|critical|add_argument|split|index|find)$"
)


class WrongMaskToken(Rule):
    """A text has the mask of another tokenizer.

    RoBERTa's tokenizer knows `<mask>`, BERT's `[MASK]`. In a text for the one, the mask of the other is a few ordinary
    words: the `fill-mask` pipeline raises `No mask_token (<mask>) found on the input`, and a test that does without
    the pipeline finds no place to predict.

    Write the mask of the model's tokenizer, or take it from there: `f"Paris is in {tokenizer.mask_token}."` The fix
    is unsafe where the file says the wrong mask alone, as a stand-in for a tokenizer does that looks for it.

    The checkpoints that the file loads must all be known by their ids (BERT, RoBERTa, ALBERT and their relatives, by
    their first publishers) and have the same mask, those that it lists as well. A file that replaces the mask itself,
    texts for the reader, comparisons, and masks that stand alone are left alone.
    """

    code = "HFT207"
    name = "wrong-mask-token"
    message = "the tokenizer's mask is `{right}`, not `{wrong}`"
    kinds = STANDALONE
    fixable = "always"
    BAD: ClassVar = (
        (
            "from transformers import pipeline\n\n"
            'unmasker = pipeline("fill-mask", model="FacebookAI/roberta-base")\n'
            'unmasker("Paris is the [MASK] of France.")  # HFT207\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import pipeline\n\n"
            'unmasker = pipeline("fill-mask", model="FacebookAI/roberta-base")\n'
            'unmasker("Paris is the <mask> of France.")\n'
        ),
        (
            "from transformers import pipeline\n\n"
            'unmasker = pipeline("fill-mask", model="somebody/roberta-of-their-own")\n'
            'unmasker("Paris is the [MASK] of France.")\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the texts that hold one of the masks."""
        text = file.source.text
        if not any(mask in text for mask in MASKS) or not _FILLS_MASKS.search(text) or _REPLACED.search(text):
            return
        right = mask_of_file(file)
        for literal in file.index.all(cst.SimpleString) if right is not None else ():
            wrong = next((mask for mask in MASKS if mask != right and mask in literal.raw_value), None)
            if wrong is None or len(literal.raw_value) < 2 * len(wrong) or not _is_input(file, literal):
                continue
            mended = literal.value.replace(wrong, right or "")
            fix = Fix(f"Write `{right}`", (Edit(file.span(literal), mended),), safe=not _is_sought(file, wrong))
            yield self.at(file, literal, fix=fix, right=right, wrong=wrong)


def _is_sought(file: TestFile, mask: str) -> bool:
    """Whether the file says the mask alone, as stand-ins for tokenizers do that look for it."""
    return any(literal.raw_value == mask for literal in file.index.all(cst.SimpleString))


def _is_input(file: TestFile, literal: cst.SimpleString) -> bool:
    """Whether a text is given to a name or to a call that does not merely print it."""
    for up in file.index.ancestors(literal):
        if isinstance(up, (cst.Comparison, cst.Expr, cst.Assert, cst.Raise, cst.BinaryOperation)):
            return False
        if isinstance(up, cst.Call):
            return not _SPEAKS.search(dotted(up.func) or "") and not is_meant_to_fail(file, literal)
        if isinstance(up, (cst.Assign, cst.AnnAssign, cst.Param, cst.Return)):
            return True
    return False
