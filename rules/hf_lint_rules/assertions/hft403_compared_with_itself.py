"""The rule on comparing a thing with itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_EQUAL = re.compile(
    r"assert(?:Equals?|AlmostEquals?|Is|GreaterEqual|LessEqual|CountEqual|(?:List|Dict|Tuple|Set|Sequence|MultiLine)Equal)$"
    r"|assert_(?:close|allclose|equal|almost_equal|array_equal|array_almost_equal|frame_equal)$"
)
_ASKS = frozenset(("allclose", "equal", "array_equal", "isclose"))
_TRUE = frozenset(("assertTrue", "assert_", "assertFalse"))
_REFLEXIVE = (cst.Equal, cst.Is, cst.LessThanEqual, cst.GreaterThanEqual)
_ALIVE = (cst.Call, cst.Await, cst.Yield, cst.NamedExpr, cst.Lambda)
# Tests of `__eq__` and `__hash__` compare a thing with itself on purpose.
_DELIBERATE = re.compile(
    r"test\w*_(?:eq|equality|hash\w*|reflexiv\w*|identity|dunder\w*|same_object)(?:_|$)", re.IGNORECASE
)


class ComparedWithItself(Rule):
    """A value is compared with itself, which always holds.

    `assertEqual(value, value)` was to compare the value with another one: the saved with the loaded, the first cache
    with the second. Name both sides, or delete the line.

    Quiet where a side contains a call, since calling twice tests that the outcome is stable; for `x != x`, the
    customary check for NaN; and in tests named after `__eq__`, equality, hashes or identity.
    """

    code = "HFT403"
    name = "compared-with-itself"
    message = "`{value}` is compared with itself, which always holds"
    BAD: ClassVar = (
        "self.assertEqual(value, value)  # HFT403\n",
        "assert cache.keys == cache.keys  # HFT403\n",
    )
    GOOD: ClassVar = (
        "self.assertEqual(value, reloaded[key])\n",
        "assert tokenizer.encode(text) == tokenizer.encode(text)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at assertions with two sides, then at those with one."""
        for call in file.calls_of(filter(_EQUAL.match, file.called)):
            yield from self._sides(file, call)
        for call in file.calls_of(_TRUE):
            if call.args:
                yield from self._question(file, call.args[0].value)
        for statement in file.index.all(cst.Assert):
            yield from self._question(file, statement.test)

    def _question(self, file: TestFile, node: cst.BaseExpression) -> Iterator[Finding]:
        if isinstance(node, cst.BooleanOperation):
            yield from self._question(file, node.left)
            yield from self._question(file, node.right)
        elif isinstance(node, cst.Call) and called(node).rpartition(".")[2] in _ASKS:
            yield from self._sides(file, node)
        elif isinstance(node, cst.Comparison) and len(node.comparisons) == 1:
            target = node.comparisons[0]
            if isinstance(target.operator, _REFLEXIVE):
                yield from self._pair(file, node, node.left, target.comparator)

    def _sides(self, file: TestFile, call: cst.Call) -> Iterator[Finding]:
        sides = [argument.value for argument in call.args[:2] if argument.keyword is None and not argument.star]
        if len(sides) == 2:
            yield from self._pair(file, call, *sides)

    def _pair(self, file: TestFile, place: cst.CSTNode, one: cst.CSTNode, other: cst.CSTNode) -> Iterator[Finding]:
        if type(one) is not type(other) or not one.deep_equals(other) or _is_meant(file, place):
            return
        if not any(isinstance(part, _ALIVE) for part in (one, *file.index.below(one))):
            yield self.at(file, place, value=in_brief(file, one))


def _is_meant(file: TestFile, place: cst.CSTNode) -> bool:
    function = file.index.enclosing(place, cst.FunctionDef)
    return function is not None and _DELIBERATE.match(function.name.value) is not None
