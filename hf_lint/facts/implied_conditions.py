"""Which conditions of an ``elif`` an earlier one has answered already."""

from __future__ import annotations

import re
from collections.abc import Iterator

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.names import dotted

# Calls that give the same answer when they are made again.
_STEADY = re.compile(
    r"(?:.*\.)?(?:lower|upper|strip|casefold|startswith|endswith|isinstance|issubclass|hasattr|callable|len|str)$"
)
# A name that holds one text; of a list, `"roberta" in names` tells nothing about `"bert" in names`.
_ONE_TEXT = re.compile(
    r"(?:.*_)?(?:name|type|id|path|text|task|family|architecture|lower|message|error|msg|str|class)$"
)
_MAKES_TEXT = re.compile(r"(?:.*\.)?(?:lower|upper|strip|casefold|str)$")


def answered_branches(first: cst.If) -> Iterator[tuple[cst.If, cst.If]]:
    """Each branch of a chain of ``elif`` that is never reached, with the earlier one that takes its cases."""
    earlier: list[cst.If] = []
    branch: cst.If | cst.Else | None = first
    while isinstance(branch, cst.If):
        ruling = next((one for one in earlier if implies(branch.test, one.test)), None)
        if ruling is None:
            earlier.append(branch)
        else:
            yield branch, ruling
        branch = branch.orelse


def implies(later: cst.BaseExpression, earlier: cst.BaseExpression) -> bool:
    """Whether the later condition certainly holds only where the earlier one does."""
    if later.deep_equals(earlier):
        return _is_steady(later)
    if isinstance(later, cst.BooleanOperation):
        either = isinstance(later.operator, cst.Or)
        sides = (implies(side, earlier) for side in (later.left, later.right))
        if all(sides) if either else any(sides):
            return True
    if isinstance(earlier, cst.BooleanOperation):
        either = isinstance(earlier.operator, cst.Or)
        sides = (implies(later, side) for side in (earlier.left, earlier.right))
        return any(sides) if either else all(sides)
    return _is_narrower(later, earlier)


def _is_steady(condition: cst.CSTNode) -> bool:
    stack = [condition]
    while stack:
        part = stack.pop()
        if isinstance(part, (cst.Await, cst.NamedExpr, cst.Yield)):
            return False
        if isinstance(part, cst.Call) and not _STEADY.match(called(part)):
            return False
        stack.extend(part.children)
    return True


def _is_narrower(later: cst.BaseExpression, earlier: cst.BaseExpression) -> bool:
    """``"roberta" in name`` after ``"bert" in name``, ``task == "a"`` after ``task in ("a", "b")``."""
    asked, known = _comparison(later), _comparison(earlier)
    if asked is None or known is None:
        return False
    (left, operator, right), (known_left, known_operator, known_right) = asked, known
    if isinstance(operator, cst.In) and isinstance(known_operator, cst.In):
        return right.deep_equals(known_right) and _is_text(right) and _contains(left, known_left)
    if isinstance(operator, cst.Equal) and isinstance(known_operator, cst.In):
        return left.deep_equals(known_left) and _is_steady(left) and _is_among(right, known_right)
    return False


def _comparison(
    node: cst.BaseExpression,
) -> tuple[cst.BaseExpression, cst.BaseCompOp, cst.BaseExpression] | None:
    if not isinstance(node, cst.Comparison) or len(node.comparisons) != 1:
        return None
    target = node.comparisons[0]
    return node.left, target.operator, target.comparator


def _is_text(node: cst.BaseExpression) -> bool:
    if isinstance(node, cst.Call):
        return _MAKES_TEXT.match(called(node)) is not None and _is_steady(node)
    return _ONE_TEXT.match((dotted(node) or "").rpartition(".")[2]) is not None


def _contains(text: cst.BaseExpression, part: cst.BaseExpression) -> bool:
    long, short = _string(text), _string(part)
    return long is not None and short is not None and short in long


def _is_among(value: cst.BaseExpression, group: cst.BaseExpression) -> bool:
    if not isinstance(group, (cst.Tuple, cst.List, cst.Set)) or (wanted := _string(value)) is None:
        return False
    return any(_string(element.value) == wanted for element in group.elements)


def _string(node: cst.BaseExpression) -> str | None:
    value = node.evaluated_value if isinstance(node, cst.SimpleString) else None
    return value if isinstance(value, str) else None
