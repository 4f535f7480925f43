"""One walk over a LibCST module that notes every node by type, and the parent of each.

LibCST's own metadata providers cost several times the parse; this walk costs about a twentieth of it, because it
never looks at whitespace, brackets and commas, in which no rule is interested.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
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
        self._walk()

    def _walk(self) -> None:
        by_type, parents, fields = self.by_type, self._parents, _FIELDS
        stack: list[cst.CSTNode] = [self.module]
        pop, push, push_all = stack.pop, stack.append, stack.extend
        while stack:
            node = pop()
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
        """The nodes of exactly this type below ``node``, in the order of the text."""
        return [found for found in self.below(node) if type(found) is kind]

    def below(self, node: cst.CSTNode) -> list[cst.CSTNode]:
        """Every node below ``node``, in the order of the text.

        A walk of its own each time: rules ask for few statements of few files.
        """
        found: list[cst.CSTNode] = []
        stack = _parts_backwards(node)
        while stack:
            part = stack.pop()
            found.append(part)
            stack += _parts_backwards(part)
        return found

    def is_within(self, node: cst.CSTNode, ancestor: cst.CSTNode) -> bool:
        """Whether ``ancestor`` is above ``node``."""
        return any(up is ancestor for up in self.ancestors(node))


def _parts_backwards(node: cst.CSTNode) -> list[cst.CSTNode]:
    parts: list[cst.CSTNode] = []
    for name in _FIELDS[type(node)]:
        value = getattr(node, name)
        kind = type(value)
        if kind is tuple or kind is list:
            parts += value[::-1]
        elif kind not in _NO_NODE:
            parts.append(value)
    return parts
