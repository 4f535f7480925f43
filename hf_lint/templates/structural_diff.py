"""The difference of a test from its template, statement by statement, with names of models out of account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from hf_lint.templates.drift import pairs_of, shown

if TYPE_CHECKING:
    from hf_lint.templates.structure import Line, Part, Structure


def structural_diff(test: Structure, template: Structure) -> Iterator[str]:
    """Lines as of a unified diff: a head for each part that differs, then what went and what came."""
    for ours, theirs in pairs_of(test, template):
        lines = list(_changes(theirs.lines if theirs else (), ours.lines if ours else ()))
        if lines:
            yield f"@@ {_title(ours, theirs)} @@"
            yield from lines


def _title(ours: Part | None, theirs: Part | None) -> str:
    if ours is None or theirs is None:
        there = ours or theirs
        assert there is not None
        return f"{shown(there)}, {'added' if theirs is None else 'missing'}"
    return shown(ours) if ours.plain == theirs.plain else f"{shown(theirs)}, now {shown(ours)}"


def _changes(before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    shapes = [line.shape for line in before], [line.shape for line in after]
    for tag, start, end, new_start, new_end in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (_written("-", line) for line in before[start:end])
            yield from (_written("+", line) for line in after[new_start:new_end])


def _written(sign: str, line: Line) -> str:
    return f"{sign}{line.number or '':>5} {line.text}"
