"""Where a node stands in its file, found only when somebody asks.

Every statement takes its place from Python's own parser, whose statements come in the same order as LibCST's. What
is inside a statement is found by writing out that one statement up to the node: a few lines, not the whole module.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import libcst as cst
from libcst._nodes.internal import CodegenState

from hf_lint.finding import Span

if TYPE_CHECKING:
    from hf_lint.index import Index

_NEWLINE = re.compile(r"\r\n?|\n")
_Point = tuple[int, int]
_Twin = ast.stmt | ast.ExceptHandler
_HANDLERS = (cst.ExceptHandler, cst.ExceptStarHandler)


class _Reached(Exception):
    """The node that was asked for has been written out."""


@dataclass(frozen=False)
class _Ruler(CodegenState):
    """Writes code out to nowhere, and remembers between which points each node stood."""

    target: cst.CSTNode | None = None
    line: int = 1
    column: int = 0
    spans: dict[cst.CSTNode, tuple[_Point, _Point]] = field(default_factory=dict)
    starts: dict[cst.CSTNode, _Point] = field(default_factory=dict)

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.add_token(token)

    def add_token(self, value: str) -> None:
        parts = _NEWLINE.split(value)
        if len(parts) > 1:
            self.line += len(parts) - 1
            self.column = len(parts[-1])
        else:
            self.column += len(value)

    def before_codegen(self, node: cst.CSTNode) -> None:
        self.starts[node] = (self.line, self.column)

    def after_codegen(self, node: cst.CSTNode) -> None:
        self.spans.setdefault(node, (self.starts[node], (self.line, self.column)))
        if node is self.target:
            raise _Reached

    @contextmanager
    def record_syntactic_position(
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> Iterator[None]:
        start = self.starts[node] = (self.line, self.column)
        yield
        end = (self.line, self.column)
        if start_node in self.spans:
            start = self.spans[start_node][0]
        if end_node in self.spans:
            end = self.spans[end_node][1]
        self.spans[node] = (start, end)


class Places:
    """Finds the span of any node of one module. ``tree`` is Python's own parse of the same text, where it has one."""

    def __init__(self, index: Index, lines: Sequence[str], tree: ast.Module | None) -> None:
        self._index = index
        self._lines = lines
        self._statements = _pair(index.module, tree) if tree is not None else {}
        self._everything: dict[cst.CSTNode, tuple[_Point, _Point]] = {}
        self._known: dict[cst.CSTNode, Span] = {}

    def span(self, node: cst.CSTNode) -> Span:
        """From the node's first character to behind its last, without the whitespace around it."""
        if node not in self._known:
            self._known[node] = self._find(node)
        return self._known[node]

    def _find(self, node: cst.CSTNode) -> Span:
        if (twin := self._statements.get(node)) is not None:
            end = self._point(twin.end_lineno or twin.lineno, twin.end_col_offset or twin.col_offset)
            return Span(*self._point(twin.lineno, twin.col_offset), *end)
        home: cst.CSTNode | None = node
        while home is not None and home not in self._statements:
            home = self._index.parents.get(home)
        return self._measure_all(node) if home is None else self._measure(node, home)

    def _measure(self, node: cst.CSTNode, statement: cst.CSTNode) -> Span:
        ruler = _Ruler(
            default_indent=self._index.module.default_indent,
            default_newline=self._index.module.default_newline,
            indent_tokens=self._indent_tokens(statement),
            target=node,
        )
        with suppress(_Reached):
            is_elif = isinstance(statement, cst.If) and isinstance(self._index.parents[statement], cst.If)
            statement._codegen(ruler, **({"is_elif": True} if is_elif else {}))
        mark, twin = _landmark(statement, self._statements[statement], ruler)
        line, column = self._point(twin.lineno, twin.col_offset)
        zero_line, zero_column = ruler.starts[mark]

        def real(point: _Point) -> _Point:
            return point[0] - zero_line + line, point[1] + (column - zero_column if point[0] == zero_line else 0)

        start, end = ruler.spans[node]
        return Span(*real(start), *real(end))

    def _indent_tokens(self, statement: cst.CSTNode) -> list[str]:
        default = self._index.module.default_indent
        blocks = [up for up in self._index.ancestors(statement) if isinstance(up, cst.IndentedBlock)]
        return [default if block.indent is None else block.indent for block in reversed(blocks)]

    def _measure_all(self, node: cst.CSTNode) -> Span:
        if not self._everything:
            module = self._index.module
            ruler = _Ruler(default_indent=module.default_indent, default_newline=module.default_newline)
            if module.header or module.body or module.footer:
                ruler.tokens.append("")  # else LibCST takes the module for empty, and adds a line
            module._codegen(ruler)
            self._everything = ruler.spans
        (line, column), (end_line, end_column) = self._everything[node]
        return Span(line, column, end_line, end_column)

    def _point(self, line: int, byte: int) -> _Point:
        """Python counts columns in UTF-8 bytes, readers count characters."""
        text = self._lines[line - 1]
        return line, byte if text.isascii() else len(text.encode()[:byte].decode(errors="ignore"))


def _landmark(statement: cst.CSTNode, twin: _Twin, ruler: _Ruler) -> tuple[cst.CSTNode, ast.expr | _Twin]:
    """A node that has been written out, and that Python's parser knows the place of.

    Python places a decorated statement at its ``def`` or ``class``, which comes after the decorators.
    """
    if isinstance(statement, (cst.FunctionDef, cst.ClassDef)) and statement.name not in ruler.starts:
        assert isinstance(twin, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        return statement.decorators[0].decorator, twin.decorator_list[0]
    return statement, twin


def _pair(module: cst.Module, tree: ast.Module) -> dict[cst.CSTNode, _Twin]:
    ours, theirs = list(_statements(module)), list(_tree_statements(tree))
    if len(ours) != len(theirs) or any(not _same_kind(*pair) for pair in zip(ours, theirs, strict=True)):
        return {}
    return dict(zip(ours, theirs, strict=True))


def _same_kind(ours: cst.CSTNode, theirs: _Twin) -> bool:
    if isinstance(theirs, ast.ExceptHandler):
        return isinstance(ours, _HANDLERS)
    return type(theirs).__name__.removeprefix("Async").startswith(type(ours).__name__)


_INNER: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.Module: ("body",),
    cst.IndentedBlock: ("body",),
    cst.SimpleStatementLine: ("body",),
    cst.SimpleStatementSuite: ("body",),
    cst.FunctionDef: ("body",),
    cst.ClassDef: ("body",),
    cst.With: ("body",),
    cst.Else: ("body",),
    cst.Finally: ("body",),
    cst.MatchCase: ("body",),
    cst.ExceptHandler: ("body",),
    cst.ExceptStarHandler: ("body",),
    cst.Match: ("cases",),
    cst.If: ("orelse", "body"),
    cst.For: ("orelse", "body"),
    cst.While: ("orelse", "body"),
    cst.Try: ("finalbody", "orelse", "handlers", "body"),
    cst.TryStar: ("finalbody", "orelse", "handlers", "body"),
}
"""The parts of a node that hold statements, the last one first."""

_PLACED = (cst.BaseSmallStatement, cst.BaseCompoundStatement, *_HANDLERS)


@cache
def _is_placed(kind: type[cst.CSTNode]) -> bool:
    return issubclass(kind, _PLACED)


def _statements(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Statements and handlers in the order of the text."""
    stack = [node]
    while stack:
        node = stack.pop()
        if _is_placed(type(node)):
            yield node
        for name in _INNER.get(type(node), ()):
            value = getattr(node, name)
            if isinstance(value, Sequence):
                stack.extend(reversed(value))
            elif value is not None:
                stack.append(value)


def _tree_statements(tree: ast.Module) -> Iterator[_Twin]:
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            yield node
        for name in _TREE_INNER.get(type(node), ()):
            stack.extend(reversed(getattr(node, name)))


_TREE_KINDS: list[type[ast.AST]] = [*ast.stmt.__subclasses__(), ast.Module, ast.ExceptHandler, ast.match_case]
_TREE_INNER = {
    kind: tuple(name for name in ("finalbody", "orelse", "handlers", "cases", "body") if name in kind._fields)
    for kind in _TREE_KINDS
}
