"""One walk over a LibCST module that notes every node by type, and the parent of each.

LibCST's own metadata providers cost several times the parse; this walk costs about a twentieth of it, because it
never looks at whitespace, brackets and commas, in which no rule is interested.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar, cast

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Iterable

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


class Index:
    """The nodes of a module by type, in the order of the text, and each node's parent."""

    __slots__ = ("by_type", "module", "parents")

    def __init__(self, module: cst.Module) -> None:
        self.module = module
        self.by_type: dict[type[cst.CSTNode], list[cst.CSTNode]] = {}
        self.parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self._walk()

    def _walk(self) -> None:
        by_type, parents, fields = self.by_type, self.parents, _FIELDS
        stack: list[cst.CSTNode] = [self.module]
        pop, push = stack.pop, stack.append
        while stack:
            node = pop()
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
        return next((up for up in self.ancestors(node) if isinstance(up, kinds)), None)

    def within(self, node: cst.CSTNode, kind: type[Node]) -> Iterable[Node]:
        """The nodes of this type below ``node``, in the order of the text."""
        return (found for found in self.all(kind) if self.is_within(found, node))

    def below(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """Every node below ``node`` in the order of the text: for small parts of a file, such as one statement."""
        stack = [node]
        while stack:
            found = stack.pop()
            if found is not node:
                yield found
            for name in _FIELDS[type(found)]:
                value = getattr(found, name)
                if type(value) in (tuple, list):
                    stack.extend(value[::-1])
                elif isinstance(value, cst.CSTNode):
                    stack.append(value)

    def is_within(self, node: cst.CSTNode, ancestor: cst.CSTNode) -> bool:
        """Whether ``ancestor`` is above ``node``."""
        return any(up is ancestor for up in self.ancestors(node))
