"""What fixing must have done, worked out anew and simply: each pass from the findings it applied, byte for byte."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Sequence
from typing import Any

from hf_lint.finding import Edit, Finding, Span
from hf_lint.lint import Outcome, lint_test_file
from hf_lint.source import decode, split_lines


class Recorder:
    """A linter that remembers what it was given, and what it answered."""

    def __init__(self) -> None:
        self.passes: list[tuple[bytes, Outcome]] = []

    def __call__(self, path: str, data: bytes, *options: Any, **more: Any) -> Outcome:
        outcome = lint_test_file(path, data, *options, **more)
        self.passes.append((data, outcome))
        return outcome


def replay(data: bytes, passes: Sequence[tuple[bytes, Outcome]], applied: Sequence[Finding]) -> bytes:
    """The bytes that come of the passes, the last time that they started from ``data``.

    Every pass must have turned its bytes into exactly those of the next one: the stretches between the edits as they
    were, and each edit's own text in its place, with the line ends of the file.
    """
    start = max(number for number, (content, _) in enumerate(passes) if content == data)
    left = list(applied)
    for (before, outcome), (after, _) in zip(passes[start:], passes[start + 1 :], strict=False):
        known = {id(finding) for finding in outcome.findings}
        taken = []
        while left and id(left[0]) in known:
            taken.append(left.pop(0))
        check_pass(before, after, {edit for finding in taken if finding.fix for edit in finding.fix.edits})
    assert not left
    return passes[-1][0]


def check_pass(before: bytes, after: bytes, edits: set[Edit]) -> None:
    """That ``after`` is ``before`` with these edits, and nothing else."""
    encoding = tokenize.detect_encoding(io.BytesIO(before).readline)[0]
    old, new = decode(before).removeprefix("\ufeff"), decode(after).removeprefix("\ufeff")
    assert before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    assert new.encode(encoding.removesuffix("-sig")) == after.removeprefix(b"\xef\xbb\xbf")
    here, there = 0, 0
    for start, end, text in sorted(offsets(old, edit) for edit in edits):
        assert new.startswith(old[here:start], there)
        there += start - here
        there = behind(new, there, text)
        here = end
    assert new[there:] == old[here:]


def offsets(text: str, edit: Edit) -> tuple[int, int, str]:
    lines = split_lines(text)
    span = Span(*edit.span)

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column

    return offset(span.line, span.column), offset(span.end_line, span.end_column), edit.text


def behind(new: str, at: int, text: str) -> int:
    """Where the text that an edit put in ends; its line ends may have become those of the file."""
    for number, part in enumerate(text.split("\n")):
        if number:
            at += 2 if new.startswith("\r\n", at) else 1
            assert new[at - 1] in "\r\n"
        assert new.startswith(part, at)
        at += len(part)
    return at
