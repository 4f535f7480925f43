"""The values that the top level of a module ends up with, followed statement by statement, never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePosixPath

from hf_lint.catalog.reading.source_tree import SourceTree
from hf_lint.catalog.reading.static_value import Evaluator, ModuleNames, Symbol, Unclear, elements

_DEFINED = re.compile(r"^(?:class|def)\s+(\w+)|^from .* import (.+)$", re.MULTILINE)


class _Raised(Exception):
    """A ``raise`` was reached."""


class StaticModules:
    """Modules of a package, each followed once. Objects that one imports from another are the same in both.

    ``is_available`` answers for functions such as ``is_torch_available``. Imports are followed within ``folder``;
    elsewhere a name stays a ``Symbol``.
    """

    def __init__(self, tree: SourceTree, is_available: Callable[[str], bool], folder: str = "models/auto") -> None:
        self.tree = tree
        self.is_available = is_available
        self.folder = folder
        self._known: dict[str, dict[str, object]] = {}

    def names(self, path: str) -> dict[str, object]:
        """The names of a module with their values; empty for a file that is not there or does not parse."""
        if path not in self._known:
            names: dict[str, object] = {}
            self._known[path] = names
            with suppress(SyntaxError):
                tree = ast.parse(self.tree.text(path) if path in self.tree.files else "")
                _Run(self, PurePosixPath(path), names).body(tree.body)
        return self._known[path]


class _Run:
    def __init__(self, modules: StaticModules, path: PurePosixPath, names: dict[str, object]) -> None:
        self.modules = modules
        self.path = path
        self.evaluator = Evaluator(names, modules.is_available)

    def body(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            handler = getattr(self, f"_{type(statement).__name__.lower()}", None)
            if handler is not None:
                with suppress(Unclear):
                    handler(statement)

    def _assign(self, node: ast.Assign) -> None:
        value = self.evaluator.value(node.value)
        for target in node.targets:
            self.evaluator.bind(target, value)

    def _annassign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.evaluator.bind(node.target, self.evaluator.value(node.value))

    def _augassign(self, node: ast.AugAssign) -> None:
        value = self.evaluator.value(node.target)
        if isinstance(node.op, ast.Add) and isinstance(value, list):
            value += elements(self.evaluator.value(node.value))

    def _expr(self, node: ast.Expr) -> None:
        self.evaluator.value(node.value)

    def _for(self, node: ast.For) -> None:
        for element in elements(self.evaluator.value(node.iter)):
            self.evaluator.bind(node.target, element)
            self.body(node.body)

    def _if(self, node: ast.If) -> None:
        self.body(node.body if self.evaluator.truth(node.test) else node.orelse)

    def _try(self, node: ast.Try) -> None:
        try:
            self.body(node.body)
        except _Raised:
            self.body(node.handlers[0].body if node.handlers else [])
        else:
            self.body(node.orelse)
        self.body(node.finalbody)

    def _raise(self, _: ast.Raise) -> None:
        raise _Raised

    def _classdef(self, node: ast.ClassDef | ast.FunctionDef) -> None:
        self.evaluator.names[node.name] = Symbol(node.name)

    _functiondef = _classdef

    def _importfrom(self, node: ast.ImportFrom) -> None:
        for name in node.names:
            self.evaluator.names[name.asname or name.name] = self._imported(node, name.name)

    def _imported(self, node: ast.ImportFrom, name: str) -> object:
        if node.level != 1:
            return Symbol(name)
        module = self.path.parent.joinpath(*(node.module or "").split("."))
        inner = f"{module}/{name}.py".removeprefix("./")
        if name.startswith("dummy_") and inner in self.modules.tree.files:
            return ModuleNames(_defined(self.modules.tree.text(inner)))
        if str(self.path.parent) != self.modules.folder or f"{module}.py" not in self.modules.tree.files:
            return Symbol(name)
        return self.modules.names(f"{module}.py").get(name, Symbol(name))


def _defined(text: str) -> tuple[str, ...]:
    found = [name for match in _DEFINED.finditer(text) for name in (match[1] or match[2]).split(",")]
    return tuple(name.strip() for name in found)
