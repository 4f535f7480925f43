"""Which string literals an expression comes from, through names, attributes, choices, loops and tables of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

Literal = cst.SimpleString | cst.ConcatenatedString
_DEPTH = 6


def literals(file: TestFile, node: cst.CSTNode | None, depth: int = _DEPTH) -> Iterator[Literal]:
    """The string literals that a value is seen to come from; nothing for what stays out of sight."""
    if depth == 0 or node is None:
        return
    if isinstance(node, (cst.SimpleString, cst.ConcatenatedString)):
        yield node
        return
    for source in _sources(file, node):
        yield from literals(file, source, depth - 1)


def _sources(file: TestFile, node: cst.CSTNode) -> Iterator[cst.CSTNode | None]:
    if isinstance(node, cst.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, cst.BooleanOperation) and isinstance(node.operator, cst.Or):
        yield from (node.left, node.right)
    elif isinstance(node, cst.Name):
        yield from _bound(file, node)
    elif isinstance(node, cst.Attribute):
        yield from _attribute(file, node)
    elif isinstance(node, cst.Subscript):
        yield from _item(file, node)
    elif isinstance(node, cst.Call):
        yield from _get(file, node)


def _bound(file: TestFile, name: cst.Name) -> Iterator[cst.CSTNode | None]:
    """What the nearest scope that binds a name binds it to."""
    bindings = file.names.bindings.get(name.value, [])
    scopes = [up for up in file.index.ancestors(name) if isinstance(up, cst.FunctionDef)]
    for scope in (*scopes, None):
        if here := [binding for binding in bindings if file.names.scope(binding) is scope]:
            for binding in here:
                yield from _values(file, name.value, binding)
            return


def _values(file: TestFile, name: str, binding: cst.CSTNode) -> Iterator[cst.CSTNode | None]:
    if isinstance(binding, cst.Param):
        yield binding.default
        yield from _parametrized(file, name, binding)
    elif isinstance(binding, (cst.For, cst.CompFor)):
        place = _place_in(binding.target, name)
        yield from _elements(file, binding.iter, place)
    else:
        yield file.names.assigned_value(binding)


def _place_in(target: cst.BaseExpression, name: str) -> int | None:
    """Which of the unpacked targets a name is; None where the whole item is bound to it."""
    elements = target.elements if isinstance(target, (cst.Tuple, cst.List)) else ()
    found = [place for place, element in enumerate(elements) if dotted(element.value) == name]
    return found[0] if found else None


def _elements(file: TestFile, node: cst.CSTNode, place: int | None = None) -> Iterator[cst.CSTNode | None]:
    """The items of a list or tuple, or of each item the one at a place."""
    for collection in _collections(file, node):
        for element in collection.elements:
            if place is None:
                yield element.value
            elif isinstance(element.value, (cst.Tuple, cst.List)) and place < len(element.value.elements):
                yield element.value.elements[place].value


def _collections(file: TestFile, node: cst.CSTNode | None, depth: int = _DEPTH) -> Iterator[cst.Tuple | cst.List]:
    if isinstance(node, (cst.Tuple, cst.List)):
        yield node
    elif depth and node is not None:
        for source in _sources(file, node):
            yield from _collections(file, source, depth - 1)


def _parametrized(file: TestFile, name: str, parameter: cst.Param) -> Iterator[cst.CSTNode | None]:
    """What ``pytest.mark.parametrize`` gives to a parameter."""
    function = file.names.scope(parameter)
    for decorator in () if function is None else function.decorators:
        call = decorator.decorator
        if isinstance(call, cst.Call) and (dotted(call.func) or "").endswith("parametrize") and len(call.args) > 1:
            names = _parameter_names(file, call.args[0].value)
            if name in names:
                yield from _elements(file, call.args[1].value, names.index(name) if len(names) > 1 else None)


def _parameter_names(file: TestFile, node: cst.BaseExpression) -> list[str]:
    """``"model,task"`` as well as ``("model", "task")``."""
    if isinstance(node, (cst.Tuple, cst.List)):
        return [file.names.string(element.value) or "" for element in node.elements]
    return [part.strip() for part in (file.names.string(node) or "").split(",")]


def _attribute(file: TestFile, node: cst.Attribute) -> Iterator[cst.CSTNode | None]:
    home = file.index.enclosing(node, cst.ClassDef)
    if home is not None and dotted(node.value) in ("self", "cls"):
        yield from file.names.attribute_values(home, node.attr.value)


def _item(file: TestFile, node: cst.Subscript) -> Iterator[cst.CSTNode | None]:
    """``table["task"]`` by its key in the tables of this file, ``tasks[0]`` by its place."""
    index = node.slice[0].slice
    if not isinstance(index, cst.Index):
        return
    if isinstance(index.value, cst.Integer):
        place = index.value.evaluated_value
        for collection in _collections(file, node.value):
            yield from (element.value for element in collection.elements[place : place + 1])
    elif (key := file.names.string(index.value)) is not None:
        yield from table_values(file, key)


def _get(file: TestFile, call: cst.Call) -> Iterator[cst.CSTNode | None]:
    """``table.get("task", default)``."""
    if isinstance(call.func, cst.Attribute) and call.func.attr.value == "get" and call.args:
        if (key := file.names.string(call.args[0].value)) is not None:
            yield from table_values(file, key)
        yield from (argument.value for argument in call.args[1:2])


def table_values(file: TestFile, key: str) -> Iterator[cst.BaseExpression]:
    """What the tables that are constants of this file, such as a registry of models, hold under a key."""
    for dictionary in _tables(file):
        for element in dictionary.elements:
            if isinstance(element, cst.DictElement) and file.names.string(element.key) == key:
                yield element.value


def _tables(file: TestFile) -> list[cst.Dict]:
    if "tables" not in file.facts:
        file.facts["tables"] = [node for node in file.index.all(cst.Dict) if _is_constant(file, node)]
    tables: list[cst.Dict] = file.facts["tables"]
    return tables


def _is_constant(file: TestFile, node: cst.Dict) -> bool:
    """Whether a dictionary is, or is part of, what a name in capitals is bound to."""
    if (assign := file.index.enclosing(node, cst.Assign)) is None:
        return False
    names = [(dotted(target.target) or "").rpartition(".")[2] for target in assign.targets]
    return any(name.isupper() for name in names)
