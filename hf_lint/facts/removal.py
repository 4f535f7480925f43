"""Edits that take whole statements out of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.finding import Edit, Span

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile


def without_line(file: TestFile, statement: cst.BaseSmallStatement) -> Edit | None:
    """Takes out a statement that has its lines for itself, with the comment behind it; None for any other."""
    line = file.index.parents[statement]
    block = file.index.parents.get(line)
    if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1 or _holds_one(block):
        return None
    span = file.span(statement)
    return Edit(Span(span.line, 0, span.end_line + 1, 0), "")


def without_branch(file: TestFile, branch: cst.If) -> Edit | None:
    """Takes out an ``elif`` with its body; None where a comment stands between that and the next branch."""
    after = branch.orelse
    span = file.span(branch)
    if after is None:
        return Edit(Span(span.line, 0, span.end_line + 1, 0), "")
    if any(line.comment is not None for line in after.leading_lines):
        return None
    return Edit(Span(span.line, 0, file.span(after).line, 0), "")


def _holds_one(block: cst.CSTNode | None) -> bool:
    """Whether nothing would be left of a block."""
    return isinstance(block, cst.IndentedBlock) and len(block.body) == 1
