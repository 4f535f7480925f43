"""The rule on `assertTrue` with an expected value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_VALUES = (
    cst.Integer, cst.Float, cst.Tuple, cst.List, cst.Dict, cst.Set, cst.Call, cst.Attribute, cst.Subscript,
    cst.BinaryOperation, cst.UnaryOperation,
)  # fmt: skip


class AssertTrueWithExpected(Rule):
    """`assertTrue` is given an expected value, which it takes for the message.

    `assertTrue(a, b)` only asks whether `a` is true; `b` is what it prints when it is not. A comparison was meant,
    and none is made: the test passes whatever the model returns.

    A second argument that is a string, an f-string or a bare name may well be a message, and is left alone.
    """

    code = "HFT401"
    name = "assert-true-with-expected"
    message = "`{method}` takes `{expected}` for a message and compares nothing; use `{instead}`"
    fixable = "sometimes"
    BAD: ClassVar = ("self.assertTrue(len(outputs), 3)  # HFT401\n",)
    GOOD: ClassVar = (
        "self.assertEqual(len(outputs), 3)\n",
        'self.assertTrue(outputs, "no output")\n',
        "self.assertTrue(outputs, message)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the second argument of each call."""
        for call in file.index.all(cst.Call):
            method = call.func.attr.value if isinstance(call.func, cst.Attribute) else ""
            if method not in ("assertTrue", "assertFalse") or len(call.args) != 2:
                continue
            expected = call.args[1]
            if expected.keyword is None and not expected.star and _is_value(expected.value):
                instead = "assertEqual" if method == "assertTrue" else "assertNotEqual"
                yield self.at(
                    file,
                    call,
                    fix=_fix(file, call, instead),
                    method=method,
                    expected=file.source.text_of(expected.value),
                    instead=instead,
                )


def _is_value(node: cst.BaseExpression) -> bool:
    if isinstance(node, cst.Name):
        return node.value in ("True", "False", "None")
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in ("format", "join"):
        return False
    return isinstance(node, _VALUES)


def _fix(file: TestFile, call: cst.Call, instead: str) -> Fix:
    assert isinstance(call.func, cst.Attribute)
    return Fix(f"Compare with `{instead}`", (Edit(file.span(call.func.attr), instead),), safe=False)
