"""The statements of a class in a LibCST tree, and the outline of a test file's own classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import libcst as cst

from hf_lint.classes.outline import Binding, ClassOutline, Member, ModuleOutline, module_outline
from hf_lint.names import dotted, imported_by, module_of

if TYPE_CHECKING:
    from hf_lint.index import Index

Assignment = cst.Assign | cst.AnnAssign
_ASSIGNMENTS = (cst.Assign, cst.AnnAssign)
# Asked for by exact type: for what it is not, `isinstance` is slow on LibCST's nodes.
_LINES = frozenset({cst.IndentedBlock, cst.SimpleStatementLine, cst.SimpleStatementSuite})
_BRANCHES = frozenset({
    cst.If, cst.Else, cst.Try, cst.TryStar, cst.ExceptHandler, cst.ExceptStarHandler, cst.Finally, cst.With,
})  # fmt: skip


def statements(node: cst.ClassDef | cst.Module) -> Iterator[cst.CSTNode]:
    """The statements of a class or module, those under ``if``, ``try`` and ``with`` too, small ones one by one."""
    stack: list[Any] = list(reversed(node.body)) if isinstance(node, cst.Module) else [node.body]
    while stack:
        item = stack.pop()
        if type(item) in _LINES:
            stack.extend(reversed(item.body))
        elif type(item) in _BRANCHES:
            after = (getattr(item, "orelse", None), getattr(item, "finalbody", None))
            parts: Sequence[cst.CSTNode | None] = (item.body, *getattr(item, "handlers", ()), *after)
            stack.extend(part for part in reversed(parts) if part is not None)
        else:
            yield item


def methods(node: cst.ClassDef) -> dict[str, cst.FunctionDef]:
    """The methods of a class by name, the last of each."""
    return {item.name.value: item for item in statements(node) if isinstance(item, cst.FunctionDef)}


def attributes(node: cst.ClassDef) -> dict[str, Assignment]:
    """The assignments in a class body by name, the last of each."""
    return {name: item for item in statements(node) for name in _targets(item) if isinstance(item, _ASSIGNMENTS)}


def _targets(item: cst.CSTNode) -> Iterator[str]:
    if isinstance(item, cst.AnnAssign):
        targets: list[cst.CSTNode] = [item.target]
    else:
        targets = [target.target for target in item.targets] if isinstance(item, cst.Assign) else []
    for target in targets:
        elements = target.elements if isinstance(target, (cst.Tuple, cst.List)) else ()
        for name in (target, *(element.value for element in elements)):
            if isinstance(name, cst.Name):
                yield name.value


def decorator_names(node: cst.FunctionDef | cst.ClassDef) -> tuple[str, ...]:
    """The decorators as they are written, without the arguments of their calls; empty where that is no name."""
    marks = (mark.decorator for mark in node.decorators)
    return tuple(dotted(mark.func if isinstance(mark, cst.Call) else mark) or "" for mark in marks)


def base_names(node: cst.ClassDef) -> tuple[str, ...]:
    """The bases as they are written; ``Generic[T]`` is ``Generic``, and the result of a call has no name."""
    bases = (base.value for base in node.bases)
    return tuple(dotted(base.value if isinstance(base, cst.Subscript) else base) or "" for base in bases)


def outline_of_class(node: cst.ClassDef, path: str) -> ClassOutline:
    """What :mod:`hf_lint.classes.outline` makes of a class of another file."""
    members: dict[str, Member] = {}
    for item in statements(node):
        if isinstance(item, cst.FunctionDef):
            members[item.name.value] = Member("method", decorator_names(item))
        elif isinstance(item, cst.ClassDef):
            members[item.name.value] = Member("class")
        elif isinstance(item, _ASSIGNMENTS):
            members.update(dict.fromkeys(_targets(item), Member("attribute", constant=_constant(item.value))))
    return ClassOutline(node.name.value, path, base_names(node), members, decorator_names(node))


def _constant(value: cst.CSTNode | None) -> str:
    return value.value if isinstance(value, cst.Name) and value.value in ("True", "False", "None") else ""


def outline_of_module(index: Index, path: str, of_class: Callable[[cst.ClassDef], ClassOutline]) -> ModuleOutline:
    """The outline of a test file, from the tree that its rules read, and from the outlines of its classes."""
    stars = [module_of(line) for line in index.all(cst.ImportFrom) if isinstance(line.names, cst.ImportStar)]
    return module_outline(path, _bindings(index, of_class), stars)


def _bindings(index: Index, of_class: Callable[[cst.ClassDef], ClassOutline]) -> Iterator[Binding]:
    top = index.module
    for item in statements(top):
        line = index.parents[item] if isinstance(item, cst.BaseSmallStatement) else item
        branch = index.parents[line] is not top
        if isinstance(item, cst.ClassDef):
            yield Binding(item.name.value, of_class(item), "class", branch)
        elif isinstance(item, (cst.Import, cst.ImportFrom)):
            yield from (Binding(name, full, "import", branch) for name, full in imported_by(item))
        elif isinstance(item, cst.Assign):
            yield from (Binding(name, dotted(item.value), "alias", branch) for name in _targets(item))
