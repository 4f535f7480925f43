"""One walk over a LibCST module that notes every node by type, and the parent of each.

LibCST's own metadata providers cost several times the parse; this walk costs about a twentieth of it, because it
never looks at whitespace, brackets and commas, in which no rule is interested.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections import defaultdict
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


class _FieldsBackwards(dict[type[cst.CSTNode], tuple[str, ...]]):
    """The fields of each node type that may hold nodes, the last one in the text first."""

    def __missing__(self, kind: type[cst.CSTNode]) -> tuple[str, ...]:
        names = _ORDER.get(kind)
        if names is None:
            names = tuple(f.name for f in dataclasses.fields(kind) if not f.name.startswith(_LAYOUT))
        self[kind] = names[::-1]
        return self[kind]


_FIELDS = _FieldsBackwards()

# What such a field holds where it holds no node. LibCST's node types are abstract base classes, for which
# ``isinstance`` is slow; so the walk and ``enclosing`` go by the exact type.
_NO_NODE = frozenset({type(None), str, bool, cst.MaybeSentinel})
_MATCHES: dict[tuple[type[cst.CSTNode], ...], dict[type[cst.CSTNode], bool]] = {}


class Parents:
    """The parent of each node.

    LibCST's nodes hash themselves by a method in Python, so whatever is asked often goes by their ``id``.
    """

    def __init__(self, by_id: dict[int, cst.CSTNode]) -> None:
        self._by_id = by_id

    def __getitem__(self, node: cst.CSTNode) -> cst.CSTNode:
        return self._by_id[id(node)]

    def get(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """None for the module, and for a node that is none of it."""
        return self._by_id.get(id(node))


class Index:
    """The nodes of a module by type, in the order of the text, and each node's parent."""

    def __init__(self, module: cst.Module) -> None:
        self.module = module
        self.by_type: defaultdict[type[cst.CSTNode], list[cst.CSTNode]] = defaultdict(list)
        self._parents: dict[int, cst.CSTNode] = {}
        self.parents = Parents(self._parents)
        self._sequence: list[cst.CSTNode] = []
        self._places: dict[type[cst.CSTNode], list[int]] = {}
        self._walk()

    def _walk(self) -> None:
        by_type, parents, fields = self.by_type, self._parents, _FIELDS
        stack: list[cst.CSTNode] = [self.module]
        pop, push, push_all, note = stack.pop, stack.append, stack.extend, self._sequence.append
        while stack:
            node = pop()
            note(node)
            kind = type(node)
            by_type[kind].append(node)
            for name in fields[kind]:
                value = getattr(node, name)
                found = type(value)
                if found is tuple or found is list:
                    push_all(value[::-1])
                    for child in value:
                        parents[id(child)] = node
                elif found not in _NO_NODE:
                    parents[id(value)] = node
                    push(value)

    def all(self, kind: type[Node]) -> list[Node]:
        """Every node of exactly this type, in the order of the text."""
        return cast("list[Node]", self.by_type.get(kind, []))

    def ancestors(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The parent, its parent, and so on up to the module."""
        parents = self._parents
        while (parent := parents.get(id(node))) is not None:
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
        start = self._place[id(node)]
        return self.all(kind)[bisect_right(places, start) : bisect_left(places, self._ends[start])]

    def below(self, node: cst.CSTNode) -> list[cst.CSTNode]:
        """Every node below ``node``, in the order of the text."""
        start = self._place[id(node)]
        return self._sequence[start + 1 : self._ends[start]]

    def is_within(self, node: cst.CSTNode, ancestor: cst.CSTNode) -> bool:
        """Whether ``ancestor`` is above ``node``."""
        start = self._place[id(ancestor)]
        return start < self._place[id(node)] < self._ends[start]

    @cached_property
    def _place(self) -> dict[int, int]:
        """The place of each node in the order of the text."""
        return {id(node): place for place, node in enumerate(self._sequence)}

    @cached_property
    def _ends(self) -> list[int]:
        """For each place the one behind the last node below it."""
        places, parents = self._place, self._parents
        ends = list(range(1, len(self._sequence) + 1))
        for place in range(len(ends) - 1, 0, -1):
            parent = places[id(parents[id(self._sequence[place])])]
            if ends[place] > ends[parent]:
                ends[parent] = ends[place]
        return ends

    def _places_by_type(self, kind: type[cst.CSTNode]) -> list[int]:
        if kind not in self._places:
            place = self._place
            self._places[kind] = [place[id(node)] for node in self.all(kind)]
        return self._places[kind]
