"""Taking a whole statement out of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.finding import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hf_lint.test_file import TestFile


def removal(file: TestFile, node: cst.Assign | cst.AnnAssign | cst.FunctionDef) -> Edit | None:
    """Deletes a statement together with its lines and, of a function, the blank lines and comments above it.

    None where it shares its line, where nothing would be left of its block, and where a comment speaks of an
    assignment: the comment may be about its neighbours, too.
    """
    parents = file.index.parents
    line = node if isinstance(node, cst.FunctionDef) else parents[node]
    if not isinstance(line, (cst.FunctionDef, cst.SimpleStatementLine)):
        return None
    block = parents[line]
    if not isinstance(block, cst.IndentedBlock) or not _leaves_something(block.body):
        return None
    if isinstance(line, cst.SimpleStatementLine) and (len(line.body) > 1 or _has_comment(line)):
        return None
    first, last = file.span(_first(node)), file.span(node)
    above = len(line.leading_lines) if isinstance(line, cst.FunctionDef) else 0
    return Edit(Span(first.line - above, 0, last.end_line + 1, 0), "")


def _first(node: cst.Assign | cst.AnnAssign | cst.FunctionDef) -> cst.CSTNode:
    """The topmost decorator, which is outside of the place of a function."""
    return node.decorators[0] if isinstance(node, cst.FunctionDef) and node.decorators else node


def _leaves_something(body: Sequence[cst.CSTNode]) -> bool:
    return len(body) > 1


def _has_comment(line: cst.SimpleStatementLine) -> bool:
    return any(above.comment is not None for above in line.leading_lines)
