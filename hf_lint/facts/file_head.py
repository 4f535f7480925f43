"""Where findings about a whole file are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.finding import Span

if TYPE_CHECKING:
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile


def head_of(file: TestFile) -> Span:
    """The first line of the first statement: a comment can stand behind it, unlike behind a shebang."""
    body = file.source.module.body
    if not body:
        return Span(1, 0, 1, 0)
    first = body[0].body[0] if isinstance(body[0], cst.SimpleStatementLine) else body[0]
    span = file.span(first)
    if span.end_line == span.line:
        return span
    return Span(span.line, span.column, span.line, len(file.source.lines[span.line - 1].rstrip()))


def head_of_broken(file: BrokenFile) -> Span:
    """The first line that is neither empty nor a comment, in a file that does not parse."""
    lines = (number for number, line in enumerate(file.lines, 1) if line.strip() and not line.lstrip().startswith("#"))
    first = next(lines, 1)
    return Span(first, 0, first, 0)
