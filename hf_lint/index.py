"""One walk over a LibCST module that notes every node by type, and the parent of each.

LibCST's own metadata providers cost several times the parse; this walk costs about a twentieth of it, because it
never looks at whitespace, brackets and commas, in which no rule is interested.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar, cast

import libcst as cst

Node = TypeVar("Node", bound=cst.CSTNode)

# Parts of a node that hold layout only.
_LAYOUT = (
    "whitespace", "lpar", "rpar", "lbracket", "rbracket", "lbrace", "rbrace", "leading_lines", "lines_after",
    "header", "footer", "comma", "semicolon", "equal", "trailing_whitespace", "indent", "encoding",
    "default_indent", "default_newline", "has_trailing", "dot", "colon", "newline", "empty_lines",
)  # fmt: skip

# Where the order of the fields is not the order of the text.
_ORDER: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.FunctionDef: ("decorators", "name", "params", "returns", "body"),
    cst.ClassDef: ("decorators", "name", "bases", "keywords", "body"),
    cst.IfExp: ("body", "test", "orelse"),
    cst.Name: (),
    cst.SimpleString: (),
    cst.Integer: (),
    cst.Float: (),
}


def _fields_backwards(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    names = _ORDER.get(kind)
    if names is None:
        names = tuple(f.name for f in dataclasses.fields(kind) if not f.name.startswith(_LAYOUT))
    return names[::-1]


_FIELDS: dict[type[cst.CSTNode], tuple[str, ...]] = {}

# LibCST's node types are abstract base classes, for which ``isinstance`` is slow.
_MATCHES: dict[tuple[type[cst.CSTNode], ...], dict[type[cst.CSTNode], bool]] = {}


class Index:
    """The nodes of a module by type, in the order of the text, and each node's parent."""

    def __init__(self, module: cst.Module) -> None:
        self.module = module
        self.by_type: dict[type[cst.CSTNode], list[cst.CSTNode]] = {}
        self.parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self._sequence: list[cst.CSTNode] = []
        self._places: dict[type[cst.CSTNode], list[int]] = {}
        self._walk()

    def _walk(self) -> None:
        by_type, parents, fields = self.by_type, self.parents, _FIELDS
        stack: list[cst.CSTNode] = [self.module]
        pop, push, note = stack.pop, stack.append, self._sequence.append
        while stack:
            node = pop()
            note(node)
            kind = type(node)
            if kind not in fields:
                fields[kind] = _fields_backwards(kind)
            if kind in by_type:
                by_type[kind].append(node)
            else:
                by_type[kind] = [node]
            for name in fields[kind]:
                value = getattr(node, name)
                if type(value) in (tuple, list):
                    for child in value[::-1]:
                        parents[child] = node
                        push(child)
                elif isinstance(value, cst.CSTNode):
                    parents[value] = node
                    push(value)

    def all(self, kind: type[Node]) -> list[Node]:
        """Every node of exactly this type, in the order of the text."""
        return cast("list[Node]", self.by_type.get(kind, []))

    def ancestors(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The parent, its parent, and so on up to the module."""
        parents = self.parents
        while (parent := parents.get(node)) is not None:
            yield parent
            node = parent

    def enclosing(self, node: cst.CSTNode, *kinds: type[Node]) -> Node | None:
        """The nearest ancestor of one of these types."""
        matches = _MATCHES.setdefault(kinds, {})
        for up in self.ancestors(node):
            kind = type(up)
            if kind not in matches:
                matches[kind] = issubclass(kind, kinds)
            if matches[kind]:
                return cast("Node", up)
        return None

    def within(self, node: cst.CSTNode, kind: type[Node]) -> list[Node]:
        """The nodes of this type below ``node``, in the order of the text."""
        places = self._places_by_type(kind)
        start, end = self._reach[node]
        return self.all(kind)[bisect_right(places, start) : bisect_left(places, end)]

    def below(self, node: cst.CSTNode) -> list[cst.CSTNode]:
        """Every node below ``node``, in the order of the text."""
        start, end = self._reach[node]
        return self._sequence[start + 1 : end]

    def is_within(self, node: cst.CSTNode, ancestor: cst.CSTNode) -> bool:
        """Whether ``ancestor`` is above ``node``."""
        start, end = self._reach[ancestor]
        return start < self._reach[node][0] < end

    @cached_property
    def _reach(self) -> dict[cst.CSTNode, tuple[int, int]]:
        """For each node its place in the sequence, and the place behind the last node below it."""
        ends = dict.fromkeys(self._sequence, 0)
        parents, reach = self.parents, {}
        for place in range(len(self._sequence) - 1, -1, -1):
            node = self._sequence[place]
            end = ends[node] or place + 1
            reach[node] = (place, end)
            parent = parents.get(node)
            if parent is not None and not ends[parent]:
                ends[parent] = end
        return reach

    def _places_by_type(self, kind: type[cst.CSTNode]) -> list[int]:
        if kind not in self._places:
            self._places[kind] = [self._reach[node][0] for node in self.all(kind)]
        return self._places[kind]
