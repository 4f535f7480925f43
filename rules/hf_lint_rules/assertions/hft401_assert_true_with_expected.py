"""The rule on `assertTrue` with an expected value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.plain_values import is_plain_value, is_truth_value
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_HARMLESS = {("assertTrue", "True"), ("assertTrue", "None"), ("assertFalse", "False")}
_ALTERNATIVES = {"assertTrue": "`assertEqual`", "assertFalse": "`assertEqual` or `assertNotEqual`"}


class AssertTrueWithExpected(Rule):
    """`assertTrue` is given an expected value, which it takes for the message.

    `assertTrue(a, b)` only asks whether `a` is true; `b` is what it prints when it is not. A comparison was meant,
    and none is made: whatever the model returns, the test passes as long as it is not empty or zero.

    Compare with `assertEqual(a, b)`, or with `torch.testing.assert_close(a, b)` for tensors. The fix is unsafe,
    since the comparison may well fail once it is made. Where the second argument says the same as the method,
    as in `assertTrue(a, True)`, the fix leaves it out.

    A second argument that may be a message is left alone: strings, names of unknown content, attributes and calls
    whose names speak of messages and errors, calls of functions that may return a text.
    """

    code = "HFT401"
    name = "assert-true-with-expected"
    message = "`{method}` takes `{expected}` for a message and compares nothing; {advice}"
    fixable = "sometimes"
    BAD: ClassVar = (
        "self.assertTrue(len(outputs), 3)  # HFT401\n",
        "self.assertTrue(outputs.logits.shape, (1, 2))  # HFT401\n",
    )
    GOOD: ClassVar = (
        "self.assertEqual(len(outputs), 3)\n",
        'self.assertTrue(outputs, "no output")\n',
        "self.assertTrue(outputs, message)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the second argument of each call."""
        for call in file.calls_of(_ALTERNATIVES):
            method = call.func.attr.value if isinstance(call.func, cst.Attribute) else ""
            if not method or len(call.args) != 2:
                continue
            if call.args[1].keyword is None and not call.args[1].star and _is_expected(file, call, method):
                yield self._finding(file, call, method)

    def _finding(self, file: TestFile, call: cst.Call, method: str) -> Finding:
        asked, expected = (argument.value for argument in call.args)
        fix, advice = None, f"use {_ALTERNATIVES[method]}"
        if _is_harmless(expected, method):
            fix, advice = _leave_out(file, call), "leave it out"
        elif is_truth_value(asked):
            advice = "leave it out, or pass it where it belongs"
        elif method == "assertTrue" and not re.search(r"\b(?:tensor|array)\(", file.source.text_of(expected)):
            assert isinstance(call.func, cst.Attribute)
            fix = Fix("Compare with `assertEqual`", (Edit(file.span(call.func.attr), "assertEqual"),), safe=False)
        return self.at(file, call, fix=fix, method=method, expected=in_brief(file, call.args[1]), advice=advice)


def _is_expected(file: TestFile, call: cst.Call, method: str) -> bool:
    """Behind a question of yes and no, a value may well be the message: ``assertTrue(allclose(a, b), a - b)``."""
    asked, expected = (argument.value for argument in call.args)
    if is_truth_value(asked) and not isinstance(expected, (cst.Integer, cst.Float)):
        return _is_harmless(expected, method)
    return is_plain_value(file, expected)


def _is_harmless(expected: cst.BaseExpression, method: str) -> bool:
    return isinstance(expected, cst.Name) and (method, expected.value) in _HARMLESS


def _leave_out(file: TestFile, call: cst.Call) -> Fix:
    first, second = (file.span(argument) for argument in call.args)
    gap = Span(first.end_line, first.end_column, second.end_line, second.end_column)
    return Fix("Leave the second argument out", (Edit(gap, ""),), safe=True)
