"""What a name in a test file stands for: the import behind it, or the constant it was given."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.index import Index


class Unknown(Enum):
    """The answer where reading alone cannot know."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
Constant = str | int | float | bool | None
_WORDS: dict[str, Constant] = {"True": True, "False": False, "None": None}
_DEPTH = 5  # constants that name constants that name constants


def dotted(node: cst.CSTNode | None) -> str | None:
    """``self.model.to`` for a chain of names, None for anything else."""
    if type(node) is cst.Name:  # by exact type: for what it is not, `isinstance` is slow on LibCST's nodes
        return node.value
    parts: list[str] = []
    while type(node) is cst.Attribute:
        parts.append(node.attr.value)
        node = node.value
    return ".".join((node.value, *reversed(parts))) if type(node) is cst.Name else None


class Names:
    """Resolves names of one module, function scopes included. Star imports resolve to nothing."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def imports(self) -> dict[str, list[tuple[cst.FunctionDef | None, str]]]:
        """For each imported name the scopes that import it, and what it is in full.

        Relative imports keep their dots: ``...test_modeling_common.ModelTesterMixin``.
        """
        found: dict[str, list[tuple[cst.FunctionDef | None, str]]] = defaultdict(list)
        lines: list[cst.Import | cst.ImportFrom] = [*self._index.all(cst.Import), *self._index.all(cst.ImportFrom)]
        for line in lines:
            for name, full in imported_by(line):
                found[name].append((self.scope(line), full))
        return dict(found)

    @cached_property
    def bindings(self) -> dict[str, list[cst.CSTNode]]:
        """For each name the nodes that bind it other than by import: targets, parameters, definitions."""
        found: dict[str, list[cst.CSTNode]] = defaultdict(list)
        everything = self._index.all
        for target in everything(cst.AssignTarget):
            _note(found, target.target, target)
        for annotated in everything(cst.AnnAssign):
            _note(found, annotated.target, annotated)
        for augmented in everything(cst.AugAssign):
            _note(found, augmented.target, augmented)
        loops: list[cst.For | cst.CompFor | cst.NamedExpr] = [*everything(cst.For), *everything(cst.CompFor)]
        for loop in (*loops, *everything(cst.NamedExpr)):
            _note(found, loop.target, loop)
        for parameter in everything(cst.Param):
            found[parameter.name.value].append(parameter)
        definitions: list[cst.FunctionDef | cst.ClassDef] = [*everything(cst.FunctionDef), *everything(cst.ClassDef)]
        for definition in definitions:
            found[definition.name.value].append(definition)
        for alias in everything(cst.AsName):
            if not isinstance(self._index.parents[alias], cst.ImportAlias):
                _note(found, alias.name, alias)
        return dict(found)

    def scope(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        """The function whose names this node sees first; None for the module and for class bodies."""
        return self._index.enclosing(node, cst.FunctionDef)

    def _scopes(self, node: cst.CSTNode) -> list[cst.FunctionDef | None]:
        functions = [up for up in self._index.ancestors(node) if type(up) is cst.FunctionDef]
        return [*functions, None]

    def _binding_scope(self, binding: cst.CSTNode) -> cst.FunctionDef | None:
        """A definition binds its name outside of itself, a parameter inside its function."""
        return self.scope(binding)

    def full_name(self, node: cst.CSTNode) -> str | None:
        """``transformers.pipeline`` for whatever the file calls it; None where no import stands behind the name."""
        name = dotted(node)
        if name is None:
            return None
        root, _, rest = name.partition(".")
        if root not in self.imports:
            return None
        full = self._imported(root, node)
        return full if full is None or not rest else f"{full}.{rest}"

    def _imported(self, name: str, node: cst.CSTNode) -> str | None:
        imported = self.imports[name]
        bound = {self._binding_scope(binding) for binding in self.bindings.get(name, ())}
        for scope in self._scopes(node):
            for where, full in imported:
                if where is scope:
                    return full
            if scope in bound:
                return None
        return None

    def constant(self, node: cst.CSTNode | None, depth: int = _DEPTH) -> Constant | Unknown:
        """The value of a literal, of a name bound to one exactly once, or of such an attribute of ``self``."""
        if node is None or depth == 0:
            return UNKNOWN
        if isinstance(node, (cst.SimpleString, cst.ConcatenatedString)):
            value = node.evaluated_value
            return value if isinstance(value, str) else UNKNOWN
        if isinstance(node, (cst.Integer, cst.Float)):
            return node.evaluated_value
        if isinstance(node, cst.Name):
            return _WORDS[node.value] if node.value in _WORDS else self._bound_constant(node, depth)
        if isinstance(node, cst.Attribute):
            return self._attribute_constant(node, depth)
        return UNKNOWN

    def string(self, node: cst.CSTNode | None) -> str | None:
        """The constant, where it is a string."""
        value = self.constant(node)
        return value if isinstance(value, str) else None

    def _bound_constant(self, node: cst.Name, depth: int) -> Constant | Unknown:
        bindings = self.bindings.get(node.value, [])
        for scope in self._scopes(node):
            here = [binding for binding in bindings if self._binding_scope(binding) is scope]
            if here:
                value = self.assigned_value(here[0]) if len(here) == 1 else None
                return self.constant(value, depth - 1)
        return UNKNOWN

    def _attribute_constant(self, node: cst.Attribute, depth: int) -> Constant | Unknown:
        if dotted(node.value) not in ("self", "cls") or (home := self._index.enclosing(node, cst.ClassDef)) is None:
            return UNKNOWN
        values = [self.constant(value, depth - 1) for value in self.attribute_values(home, node.attr.value)]
        return values[0] if values and all(value == values[0] for value in values) else UNKNOWN

    def attribute_values(self, home: cst.ClassDef, name: str) -> list[cst.CSTNode | None]:
        """Every value that a class gives an attribute, in its body or through ``self``; None for one out of sight."""
        in_body = [target for target in self._targets.get(name, ()) if self.scope(target) is None]
        targets = [*in_body, *self._targets.get(f"self.{name}", ()), *self._targets.get(f"cls.{name}", ())]
        own = (target for target in targets if self._index.enclosing(target, cst.ClassDef) is home)
        return [self.assigned_value(target) for target in own]

    @cached_property
    def _targets(self) -> dict[str, list[cst.AssignTarget]]:
        """The targets of assignments by what is written there."""
        found: dict[str, list[cst.AssignTarget]] = defaultdict(list)
        for target in self._index.all(cst.AssignTarget):
            found[dotted(target.target) or ""].append(target)
        return found

    def assigned_value(self, binding: cst.CSTNode) -> cst.BaseExpression | None:
        """The expression on the right of a plain assignment to a single name."""
        if isinstance(binding, cst.AnnAssign):
            return binding.value
        if isinstance(binding, cst.AssignTarget) and isinstance(binding.target, (cst.Name, cst.Attribute)):
            assign = self._index.parents[binding]
            return assign.value if isinstance(assign, cst.Assign) else None
        return None


def imported_by(line: cst.Import | cst.ImportFrom) -> list[tuple[str, str]]:
    """The names that an import binds, each with what it is in full; none for a star."""
    if isinstance(line.names, cst.ImportStar):
        return []
    start = f"{module_of(line)}." if isinstance(line, cst.ImportFrom) else ""
    names = []
    for alias in line.names:
        original = dotted(alias.name) or ""
        if alias.asname is not None:
            names.append((dotted(alias.asname.name) or "", _after(start, original)))
        elif start:
            names.append((original, _after(start, original)))
        else:
            names.append((original.split(".")[0], original.split(".")[0]))
    return names


def module_of(line: cst.ImportFrom) -> str:
    """The module that names are imported from, as it is written."""
    return "." * len(line.relative) + (dotted(line.module) or "")


def _after(start: str, name: str) -> str:
    return f"{start[:-1] if start.endswith('..') else start}{name}"


def _note(found: dict[str, list[cst.CSTNode]], target: cst.CSTNode, binding: cst.CSTNode) -> None:
    if isinstance(target, cst.Name):
        found[target.value].append(binding)
    elif isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            _note(found, element.value, binding)
    elif isinstance(target, cst.StarredElement):
        _note(found, target.value, binding)
