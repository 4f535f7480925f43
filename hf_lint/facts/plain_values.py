"""Which expressions are certainly values, and not the message of an assertion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.assertions import called

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_LITERALS = (cst.Integer, cst.Float, cst.Imaginary, cst.Tuple, cst.List, cst.Dict, cst.Set, cst.Comparison)
_TEXTS = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString)
# The last word of an attribute, subscript or name that may hold a text.
_SPEAKS = re.compile(
    r"(?:.*_)?(?:msgs?|messages?|reasons?|errors?|err|exc|exceptions?|descriptions?|text|explanation|info|details?|logs?"
    r"|out|output|stdout|stderr|diff|hint|report|tracebacks?|doc|args|name|prompt)(?:_.*)?$",
    re.IGNORECASE,
)
_BUILTINS = frozenset(
    ("abs", "bool", "dict", "float", "frozenset", "int", "len", "list", "max", "min", "range", "round", "set", "sorted",
     "sum", "tuple", "type")
)  # fmt: skip
_METHODS = frozenset(("count", "dim", "item", "keys", "numel", "size", "tolist", "values"))
_ASKS = re.compile(
    r"(?:is|has)[a-z_]|(?:all|any|bool|callable|allclose|equals?|array_equal|array_equiv|startswith|endswith|exists|eq)$"
)
_LIBRARIES = re.compile(r"(?:torch|numpy|math|jax\.numpy|tensorflow)\.")


def is_plain_value(file: TestFile, node: cst.BaseExpression) -> bool:
    """Whether a node is a number, a collection, a shape, a tensor, an attribute of a model: nothing one would print.

    A name counts where everything that its scope binds it to does.
    """
    if isinstance(node, cst.Name):
        return node.value in ("True", "False", "None") or _is_bound_to_values(file, node)
    if isinstance(node, cst.Attribute):
        return _SPEAKS.match(node.attr.value) is None and not node.attr.value.isupper()
    if isinstance(node, cst.Subscript):
        return isinstance(node.value, cst.Attribute) and is_plain_value(file, node.value)
    if isinstance(node, cst.UnaryOperation):
        return isinstance(node.operator, cst.Not) or is_plain_value(file, node.expression)
    if isinstance(node, cst.BinaryOperation):
        return _is_arithmetic(file, node)
    if isinstance(node, cst.IfExp):
        return is_plain_value(file, node.body) and is_plain_value(file, node.orelse)
    if isinstance(node, cst.Call):
        return _makes_value(file, node)
    return isinstance(node, _LITERALS)


def is_truth_value(node: cst.BaseExpression) -> bool:
    """Whether an expression is true or false by its form, so that nothing is left to compare it with."""
    if isinstance(node, cst.Call):
        return _ASKS.match(called(node).rpartition(".")[2]) is not None
    if isinstance(node, cst.BooleanOperation):
        return is_truth_value(node.left) and is_truth_value(node.right)
    return isinstance(node, cst.Comparison) or (
        isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not)
    )


def _is_arithmetic(file: TestFile, node: cst.BinaryOperation) -> bool:
    parts = list(file.index.below(node))
    if any(isinstance(part, _TEXTS) for part in parts):
        return False
    if any(isinstance(part, (cst.Integer, cst.Float)) for part in (node.left, node.right)):
        return True
    return is_plain_value(file, node.left) and is_plain_value(file, node.right)


def _is_bound_to_values(file: TestFile, name: cst.Name) -> bool:
    scope = file.names.scope(name)
    bindings = [binding for binding in file.names.bindings.get(name.value, ()) if file.names.scope(binding) is scope]
    values = [file.names.assigned_value(binding) for binding in bindings]
    return bool(values) and all(
        value is not None and not isinstance(value, cst.Name) and is_plain_value(file, value) for value in values
    )


def _makes_value(file: TestFile, call: cst.Call) -> bool:
    name = called(call)
    if name in _BUILTINS:
        return True
    if isinstance(call.func, cst.Attribute) and call.func.attr.value in _METHODS:
        return True
    return _LIBRARIES.match(file.names.full_name(call.func) or "") is not None
