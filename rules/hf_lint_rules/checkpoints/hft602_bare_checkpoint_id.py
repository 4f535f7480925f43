"""The rule on checkpoint ids that lack their organisation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.canonical_checkpoints import CANONICAL
from hf_lint.facts.checkpoints import is_for_tests, loaded_ids, reads_locally
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule
from hf_lint.syntax.broken_file import BrokenFile
from hf_lint.test_file import TestFile


class BareCheckpointId(Rule):
    """A checkpoint is named without its organisation.

    Every repository of the Hub stands below an organisation or a user. The few that once had a name alone moved in
    2024: `bert-base-uncased` is `google-bert/bert-base-uncased`, and the old id lives on a redirect. Any other bare
    name, such as `vit-base-patch16-224`, does not exist, and loading it fails with an `OSError`.

    Write the full id. The fix does so for the ids that moved. It is unsafe where the file says the bare id in other
    places too, such as the key of a table, or works offline, where the cache may hold the old id alone.

    Ids are followed from `from_pretrained` and `pipeline` to the literal. Left alone are ids out of sight, what may
    be a folder (`local_files_only`, a file that saves models), models of timm, repositories that are made for tests,
    calls that are meant to fail, and bare names that do not begin with a model type.
    """

    code = "HFT602"
    name = "bare-checkpoint-id"
    message = "`{checkpoint}` lacks its organisation{advice}"
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\ndef test_forward():\n"
            '    model = AutoModel.from_pretrained("bert-base-uncased")  # HFT602\n'
        ),
        (
            "from transformers import ViTModel\n\n\ndef test_forward():\n"
            '    model = ViTModel.from_pretrained("vit-base-patch16-224")  # HFT602\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\ndef test_forward():\n"
            '    model = AutoModel.from_pretrained("google-bert/bert-base-uncased")\n'
        ),
        (
            "from transformers import BertModel\n\n\ndef test_reload(model):\n"
            '    model.save_pretrained("bert-reloaded")\n    BertModel.from_pretrained("bert-reloaded")\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the literals that loading calls take their checkpoint from."""
        found = {literal: call for call, literal in loaded_ids(file)}
        for literal, call in found.items():
            checkpoint = literal.raw_value
            if "/" in checkpoint or is_for_tests(checkpoint) or is_meant_to_fail(file, call):
                continue
            if checkpoint in CANONICAL or self._is_missing(file, call, checkpoint):
                fix = _fix(file, literal, found) if checkpoint in CANONICAL else None
                yield self.at(file, literal, fix=fix, checkpoint=checkpoint, advice=_advice(checkpoint))

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """Looks at the calls of ``from_pretrained`` that are given an id that moved."""
        for call in file.calls("from_pretrained"):
            checkpoint = call.first_string
            if checkpoint is not None and checkpoint in CANONICAL and call.first_span is not None:
                yield self.at(file, call.first_span, checkpoint=checkpoint, advice=_advice(checkpoint))

    def _is_missing(self, file: TestFile, call: cst.Call, checkpoint: str) -> bool:
        """Whether the Hub must be meant, where there is no such repository."""
        if reads_locally(file, call):
            return False
        folders = catalog_for(file.settings).folders
        beginnings = (checkpoint[:end] for end, letter in enumerate(checkpoint) if letter == "-")
        return any(beginning.replace("-", "_") in folders or beginning in folders for beginning in beginnings)


def _advice(checkpoint: str) -> str:
    full = CANONICAL.get(checkpoint)
    return ", and the Hub has no such repository" if full is None else f": it is `{full}` now"


def _fix(file: TestFile, literal: cst.SimpleString, found: dict[cst.SimpleString, cst.Call]) -> Fix:
    full = CANONICAL[literal.raw_value]
    edit = Edit(file.span(literal), f"{literal.prefix}{literal.quote}{full}{literal.quote}")
    text = file.source.text
    others = text.count(literal.raw_value) - sum(other.raw_value == literal.raw_value for other in found)
    return Fix(f"Write `{full}`", (edit,), safe=others == 0 and "OFFLINE" not in text)
