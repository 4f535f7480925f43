"""The rule on skips of parameterised tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.class_body import decorator_names
from hf_lint.classes.collection import is_test_name
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.empty_tests import is_empty
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_SKIPS = ("unittest.skip", "skip", "pytest.mark.skip")


class IneffectiveSkip(Rule):
    """A parameterised test is overridden to skip it, and its variants run all the same.

    `@parameterized.expand` gives the class one test per set of parameters, `test_generate_0_greedy` and so on. A
    subclass that overrides `test_generate` alone adds a skipped test; the variants are inherited and run.

    Put `@parameterized.expand` with the same parameters above the skip, or override the variants by their names.

    Overrides that bring a body of their own are left alone, and classes whose bases cannot all be found.
    """

    code = "HFT110"
    name = "ineffective-skip"
    message = "The variants of `{test}` run all the same: in `{ancestor}` it is parameterised, and here it is not"
    kinds = UPSTREAM
    BAD: ClassVar = (
        (
            "class GenerationTesterMixin:\n    @parameterized.expand([('greedy',), ('beam',)])\n"
            "    def test_generate(self, mode):\n        self.check(mode)\n\n"
            "class BertModelTest(GenerationTesterMixin, unittest.TestCase):\n"
            "    @unittest.skip(reason='Bert does not generate')\n"
            "    def test_generate(self):  # HFT110\n        pass\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class GenerationTesterMixin:\n    @parameterized.expand([('greedy',), ('beam',)])\n"
            "    def test_generate(self, mode):\n        self.check(mode)\n\n"
            "class BertModelTest(GenerationTesterMixin, unittest.TestCase):\n"
            "    @parameterized.expand([('greedy',), ('beam',)])\n"
            "    @unittest.skip(reason='Bert does not generate')\n    def test_generate(self, mode):\n        pass\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks each skipped test up in the ancestors of its class."""
        for test_class in file.classes:
            for name, method in test_class.methods.items():
                if not is_test_name(name) or not _is_skip(method):
                    continue
                if (ancestor := _parameterised_in(test_class, name)) is not None:
                    yield self.at(file, method.name, test=name, ancestor=ancestor)


def _is_skip(method: cst.FunctionDef) -> bool:
    names = decorator_names(method)
    skips = is_empty(method) or any(name in _SKIPS for name in names)
    return skips and not any("parameterized" in name or not name for name in names)


def _parameterised_in(test_class: TestClass, name: str) -> str | None:
    """The nearest ancestor that has the test, if it has it with parameters."""
    if not test_class.lineage.complete or (ancestor := test_class.lineage.find(name)) is None:
        return None
    marks = ancestor.members[name].decorators
    return ancestor.name if any(mark.endswith("parameterized.expand") for mark in marks) else None
