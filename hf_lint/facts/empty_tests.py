"""Tests without a body of their own, as they are written to switch inherited ones off."""

from __future__ import annotations

import libcst as cst

from hf_lint.facts.assertions import is_skip
from hf_lint.facts.leaving import statements


def is_empty(method: cst.FunctionDef) -> bool:
    """Whether a method does nothing but skip, return, pass or explain itself."""
    return all(map(_is_nothing, statements(method.body)))


def _is_nothing(item: cst.CSTNode) -> bool:
    if isinstance(item, cst.Return):
        return item.value is None or (isinstance(item.value, cst.Name) and item.value.value == "None")
    if isinstance(item, cst.Expr):
        value = item.value
        return isinstance(value, (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis)) or is_skip(value)
    return isinstance(item, cst.Pass) or is_skip(item)
