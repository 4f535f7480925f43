"""The statements of a module in one row, each with the class, method or function that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from hf_lint.templates.shape import Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.index import Index
    from hf_lint.source import Source

MODULE = ""


class Row(NamedTuple):
    """A statement before names are made plain, and the part that it belongs to."""

    owner: str
    shape: Shape
    text: str
    number: int


def rows_of_module(index: Index, source: Source | None = None) -> list[Row]:
    """The statements of a module in the order of the text; without a source, with neither text nor place."""
    return list(_Walk(index, source).rows(index.module.body, MODULE))


_BODIES = ("body", "handlers", "orelse", "finalbody", "cases")


class _Walk:
    def __init__(self, index: Index, source: Source | None) -> None:
        self.index, self.source = index, source

    def rows(self, body: Iterable[cst.CSTNode], owner: str) -> Iterator[Row]:
        for node in body:
            if isinstance(node, (cst.SimpleStatementLine, cst.IndentedBlock, cst.SimpleStatementSuite)):
                yield from self.rows(node.body, owner)
            else:
                yield from self.statement(node, owner)

    def statement(self, node: cst.CSTNode, owner: str) -> Iterator[Row]:
        home = _home(node, owner)
        yield from (self.row(each, home) for each in getattr(node, "decorators", ()))
        if not _is_prose(node):
            yield self.row(node, home)
        for name in _BODIES:
            inside = getattr(node, name, None)
            if isinstance(inside, cst.CSTNode):
                yield from self.rows((inside,), home)
            elif isinstance(inside, (tuple, list)):
                yield from self.rows(inside, home)

    def row(self, node: cst.CSTNode, owner: str) -> Row:
        shape = shape_of(node, self.index)
        if self.source is None:
            return Row(owner, shape, "", 0)
        if isinstance(node, (cst.Else, cst.Finally)):
            return Row(owner, shape, f"{type(node).__name__.lower()}:", 0)
        span = self.source.span(node)
        return Row(owner, shape, self.source.lines[span.line - 1].strip(), span.line)


def _home(node: cst.CSTNode, owner: str) -> str:
    """The part that a statement opens, if it is a class or a function that is not within another function."""
    if isinstance(node, cst.ClassDef) and owner == MODULE:
        return f"{node.name.value}."
    if isinstance(node, cst.FunctionDef) and (owner == MODULE or owner.endswith(".")):
        return f"{owner}{node.name.value}"
    return owner


def _is_prose(node: cst.CSTNode) -> bool:
    """Docstrings and other strings that stand alone."""
    return isinstance(node, cst.Expr) and isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString))
