"""The rule on tests that return their outcome."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import called
from hf_lint.facts.test_functions import returns_of, test_functions
from hf_lint.facts.wording import in_brief
from hf_lint.finding import Finding
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_NO_TEST = re.compile(
    r"(?:^|[._])(?:fixture|property|route|command|task|hookimpl|contextmanager)$|\.(?:get|post|setter)$"
)
_MADE = (cst.Dict, cst.List, cst.Tuple)
_CLASS_NAME = re.compile(r"_*[A-Z][a-z]")


class TestReturnsValue(Rule):
    """A test returns its outcome and leaves it to others to judge.

    Runners look at what a test raises, not at what it returns: pytest up to 8.3 passes `return {"success": False}` with
    a warning, later versions fail every test that returns something, unittest warns. What the test found out is lost.

    Assert on the outcome inside the test. If a script wants the figures as well, move the work into a function of
    another name that both call.

    Speaks once for each test, at the first value returned, also in classes that no runner collects, as long as their
    methods are named like tests. Left alone: `return None`, `return super().test_x()` and other calls of which this
    file does not tell whether they return anything, fixtures, generators, nested functions, and functions that the file
    itself calls with arguments.
    """

    code = "HFT406"
    name = "test-returns-value"
    message = "`{test}` returns `{value}`{judge}; assert on it inside the test"
    BAD: ClassVar = (
        "def test_pipeline():\n    results = {}\n    return results  # HFT406\n",
        """\
class TestBertModels:
    def __init__(self):
        self.results = {}

    def test_pipeline(self):
        return {"success": True}  # HFT406
""",
    )
    GOOD: ClassVar = (
        "def test_pipeline():\n    results = run_pipeline()\n    assert results['success']\n",
        "class TestBert(unittest.TestCase):\n    def test_save(self):\n        return super().test_save()\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the returns of each test."""
        if "return" not in file.source.text:
            return
        for test, is_collected in test_functions(file):
            if _is_no_test(test):
                continue
            first = next((line for line in returns_of(file, test) if _is_value(file, line.value)), None)
            if first is not None and first.value is not None:
                judge = ", which no runner judges" if is_collected else " for its caller to judge"
                yield self.at(file, first, test=test.name.value, value=in_brief(file, first.value), judge=judge)


def _is_no_test(test: cst.FunctionDef) -> bool:
    marks = (mark.decorator for mark in test.decorators)
    names = (dotted(mark.func if isinstance(mark, cst.Call) else mark) for mark in marks)
    return any(_NO_TEST.search(name or "") for name in names)


def _is_value(file: TestFile, node: cst.BaseExpression | None) -> bool:
    """Whether a test that returns this returns something, as far as this file tells."""
    if isinstance(node, cst.Name):
        return node.value != "None"
    if isinstance(node, cst.Call):
        return _call_returns(file, node)
    if isinstance(node, cst.IfExp):
        return _is_value(file, node.body) and _is_value(file, node.orelse)
    return node is not None and not isinstance(node, cst.Await)


def _call_returns(file: TestFile, call: cst.Call) -> bool:
    name = called(call)
    if isinstance(call.func, cst.Name) and (_CLASS_NAME.match(name) or isinstance(getattr(builtins, name, None), type)):
        return True
    if isinstance(call.func, cst.Name) or name.startswith(("self.", "cls.")):
        bound = file.names.bindings.get(name.rpartition(".")[2], ())
        homes = [node for node in bound if isinstance(node, cst.FunctionDef)]
        return len(homes) == 1 and any(isinstance(line.value, _MADE) for line in returns_of(file, homes[0]))
    return False
