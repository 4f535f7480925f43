"""The rule on tests that assert nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import asserting_functions, assertions, called, is_skip
from hf_lint.facts.leaving import statements
from hf_lint.facts.promises import last_name
from hf_lint.facts.test_functions import returns_of, test_functions
from hf_lint.finding import Finding
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_JUDGES = re.compile(
    r"(?:check_|assert|verify_|raises$|warns$|test_)|(?:deprecated_call|backward|gradcheck|check|expect\w*|verify)$"
    r"|(?:main|run_\w+)$|.*(?:_test|_check)s?(?:_|$)"
)
_ONLY_RUNS = re.compile(
    r"(?:not|n't|without|no)\s+(?:\w+\s+){0,2}(?:rais|crash|fail|error|exception|break)|(?:just|only)\s", re.IGNORECASE
)
_MARKS = re.compile(r"(?:^|\.)(?:skip|fixture|xfail|expectedFailure|parametrize_with_checks)$")


class NoAssertion(Rule):
    """A test asserts nothing, and calls nothing that does.

    It fails only if something in it raises. The model may answer with NaN, with an empty text or with the input, and
    the test passes.

    Assert on the outcome: the shape of the logits, the text that was generated, the number of results.

    Left alone: tests without a body of their own, skipped ones, those that end in `super().test_…()`, wait for an
    error or a warning, run a backward pass, or call a function of this file that asserts, or one whose name says so;
    those that say in words that nothing may raise.
    Tests that return their outcome are the business of HFT406. On trial, since a test may well be there just to see
    that nothing raises.
    """

    code = "HFT408"
    name = "no-assertion"
    message = "`{test}` asserts nothing, so it passes whatever comes out; assert on the outcome"
    preview = True
    BAD: ClassVar = ('def test_pipeline():  # HFT408\n    outputs = pipeline("fill-mask")(TEXT)\n    print(outputs)\n',)
    GOOD: ClassVar = (
        'def test_pipeline():\n    outputs = pipeline("fill-mask")(TEXT)\n    assert len(outputs) == 5\n',
        "def test_model(self):\n    self.model_tester.create_and_check_model(*self.inputs)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at each test."""
        for test, _ in test_functions(file):
            if assertions(file).get(test) or not _acts(file, test) or _is_judged(file, test):
                continue
            if not _ONLY_RUNS.search(file.source.text_of(test)):
                yield self.at(file, test.name, test=test.name.value)


def _acts(file: TestFile, test: cst.FunctionDef) -> bool:
    """Whether the test runs anything, and hands nothing on for others to judge."""
    marks = (mark.decorator for mark in test.decorators)
    if any(_MARKS.search(dotted(mark.func if isinstance(mark, cst.Call) else mark) or "") for mark in marks):
        return False
    if any(line.value is not None and dotted(line.value) != "None" for line in returns_of(file, test)):
        return False
    first = next((line for line in statements(test.body) if not _is_docstring(line)), None)
    return first is not None and any(isinstance(part, cst.Call) for part in file.index.below(test.body))


def _is_docstring(line: cst.CSTNode) -> bool:
    return isinstance(line, cst.Expr) and isinstance(line.value, (cst.SimpleString, cst.ConcatenatedString))


def _is_judged(file: TestFile, test: cst.FunctionDef) -> bool:
    for part in file.index.below(test.body):
        if isinstance(part, (cst.Yield, cst.Assert)) or is_skip(part):
            return True
        if isinstance(part, cst.Attribute) and _is_inherited_test(part):
            return True
        if isinstance(part, (cst.Name, cst.Attribute)) and last_name(part) in asserting_functions(file):
            return True
        if isinstance(part, cst.Call) and _JUDGES.match(called(part).rpartition(".")[2].lstrip("_")):
            return True
    return False


def _is_inherited_test(method: cst.Attribute) -> bool:
    """Whether it is ``super().test_…``, called or handed on."""
    owner = method.value
    return isinstance(owner, cst.Call) and called(owner) == "super" and method.attr.value.startswith("test")
