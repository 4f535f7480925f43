"""The rule on tests without a test's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.class_body import decorator_names
from hf_lint.classes.collection import is_collected, is_test_name
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.assertions import assertions
from hf_lint.facts.mentions import is_read
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_MARK = re.compile(r"(?:.*\.)?(?:slow|nightly|tooslow|is_flaky|require_\w+)|pytest\.mark\.\w+|unittest\.skip\w*")


class UncollectedTest(Rule):
    """A method is marked as a test and asserts, and its name keeps it from being run.

    `@slow` and `@require_torch` say when a test is to run. pytest and unittest take methods by their names, though:
    one called `integration_test` in place of `test_integration` never runs, and nobody is told.

    Let the name begin with `test_`. A helper needs no marks; those belong on the tests that call it.

    Left alone is what the file, or a file that it imports, calls or names, what overrides a method of an ancestor,
    what begins with an underscore, what takes arguments, fixtures, and classes that are not collected or whose bases
    cannot all be found.
    """

    code = "HFT106"
    name = "uncollected-test"
    message = "`{method}` is marked as a test, and never runs: its name does not begin with `test`"
    BAD: ClassVar = (
        (
            "import unittest\n\nclass BertIntegrationTest(unittest.TestCase):\n    @slow\n"
            "    def integration_test(self):  # HFT106\n        self.assertEqual(len(fill('[MASK]')), 5)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "import unittest\n\nclass BertIntegrationTest(unittest.TestCase):\n    @slow\n"
            "    def test_integration(self):\n        self.assertEqual(len(fill('[MASK]')), 5)\n"
        ),
        (
            "import unittest\n\nclass BertIntegrationTest(unittest.TestCase):\n    @require_torch\n"
            "    def check_output(self):\n        self.assertEqual(len(fill('[MASK]')), 5)\n\n"
            "    def test_integration(self):\n        self.check_output()\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the marked methods of test classes, and at marked functions."""
        for function in file.index.all(cst.FunctionDef):
            if not function.decorators or not _is_marked(function) or _is_excused(function):
                continue
            home = file.index.enclosing(function, cst.ClassDef, cst.FunctionDef)
            owner = next((found for found in file.classes if found.node is home), None)
            if (home is None or (owner and _is_test_class(owner, function.name.value))) and _is_lost(file, function):
                yield self.at(file, function.name, method=function.name.value)


def _is_marked(function: cst.FunctionDef) -> bool:
    return any(_MARK.fullmatch(name) for name in decorator_names(function))


def _is_excused(function: cst.FunctionDef) -> bool:
    """Whether it is a test, is hidden by its name, or takes part in another way."""
    name, names = function.name.value, decorator_names(function)
    wanted = [parameter for parameter in function.params.params if parameter.default is None]
    others = [mark for mark in names if not _MARK.fullmatch(mark)]
    return is_test_name(name) or name.startswith("_") or bool(others) or len(wanted) > 1


def _is_test_class(owner: TestClass, name: str) -> bool:
    return is_collected(owner) and owner.lineage.complete and owner.lineage.find(name) is None


def _is_lost(file: TestFile, function: cst.FunctionDef) -> bool:
    return bool(assertions(file).get(function)) and not file.is_hidden and not is_read(file, function.name.value)
