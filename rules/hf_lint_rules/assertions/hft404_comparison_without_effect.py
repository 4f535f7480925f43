"""The rule on a comparison as a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import expects_failure
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_CHECKS = re.compile(r"_*(?:test|check|assert|verify|validate)|.*_and_check")
_TEXTS = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString)


class ComparisonWithoutEffect(Rule):
    """A comparison stands alone as a statement and has no effect.

    In a test `outputs.shape == expected` was to be asserted; where inputs are prepared, `labels[0] == -100` was to be
    an assignment. Either way the line does nothing.

    The fix writes `assert` in functions that check something, and `=` in others where that is possible. It is
    unsafe: the test can fail from then on.

    Quiet within `pytest.raises` and its kin and within `try`, where comparing may be there to raise, and where `and`
    or `or` lead on to something else than comparisons.
    """

    code = "HFT404"
    name = "comparison-without-effect"
    message = "`{comparison}` has no effect; {advice}"
    fixable = "sometimes"
    BAD: ClassVar = ("def test_shape(self):\n    self.outputs.shape == (1, 2)  # HFT404\n",)
    GOOD: ClassVar = ("def test_shape(self):\n    assert self.outputs.shape == (1, 2)\n",)

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at expressions that stand alone."""
        for statement in file.index.all(cst.Expr):
            if _only_compares(statement.value) and not _may_raise(file, statement):
                advice, fix = _mend(file, statement)
                yield self.at(file, statement, fix=fix, comparison=in_brief(file, statement), advice=advice)


def _only_compares(node: cst.BaseExpression) -> bool:
    """Also with a message behind it: an assertion that lost its ``assert``."""
    if isinstance(node, cst.Tuple):
        values = [element.value for element in node.elements]
        return len(values) == 2 and isinstance(values[1], _TEXTS) and _only_compares(values[0])
    if isinstance(node, cst.BooleanOperation):
        return _only_compares(node.left) and _only_compares(node.right)
    if isinstance(node, cst.UnaryOperation):
        return isinstance(node.operator, cst.Not) and _only_compares(node.expression)
    return isinstance(node, cst.Comparison)


def _may_raise(file: TestFile, statement: cst.Expr) -> bool:
    attempt = file.index.enclosing(statement, cst.Try, cst.FunctionDef)
    return isinstance(attempt, cst.Try) or expects_failure(file, statement)


def _mend(file: TestFile, statement: cst.Expr) -> tuple[str, Fix | None]:
    function = file.index.enclosing(statement, cst.FunctionDef)
    if function is not None and not _CHECKS.match(function.name.value) and (fix := _assignment(file, statement.value)):
        return "was `=` meant?", fix
    if isinstance(statement.value, cst.Tuple) and statement.value.lpar:
        return "was `assert` meant?", None
    start = file.span(statement)[:2]
    return "was `assert` meant?", Fix("Assert it", (Edit(Span(*start, *start), "assert "),), safe=False)


def _assignment(file: TestFile, value: cst.BaseExpression) -> Fix | None:
    if not isinstance(value, cst.Comparison) or len(value.comparisons) > 1 or value.lpar:
        return None
    operator = value.comparisons[0].operator
    if not isinstance(operator, cst.Equal) or not isinstance(value.left, (cst.Name, cst.Attribute, cst.Subscript)):
        return None
    span = file.span(operator)
    return Fix("Assign", (Edit(span, file.source.slice(span).replace("==", "=")),), safe=False)
