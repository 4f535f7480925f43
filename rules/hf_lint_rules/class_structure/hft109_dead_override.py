"""The rule on skips of inherited tests that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.collection import is_test_name
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.empty_tests import is_empty
from hf_lint.facts.member_removal import removal
from hf_lint.finding import Finding, Fix
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class DeadOverride(Rule):
    """A class skips an inherited test that no ancestor has.

    Tests of the mixins get renamed and removed; their overrides in the test classes stay. An empty method under
    `@unittest.skip`, or one whose body is `pass`, was written to switch an inherited test off. Where no ancestor has a
    test of that name it switches nothing off: it adds a skip, or a test that passes, to every report. If the test has
    a new name, that test runs after all.

    Delete the method, or give it the new name of the test. The fix deletes it.

    Methods with a body of their own are left alone, and so are the variants of parameterised tests, classes that
    inherit no test at all, and classes whose bases cannot all be found.
    """

    code = "HFT109"
    name = "dead-override"
    message = "`{method}` skips an inherited test, but no ancestor of `{test_class}` has a test of that name"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "class ModelTesterMixin:\n    def test_resize(self):\n        self.check()\n\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n    all_model_classes = (BertModel,)\n\n"
            "    @unittest.skip(reason='Bert ties its weights')\n"
            "    def test_resize_embeddings(self):  # HFT109\n        pass\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class ModelTesterMixin:\n    def test_resize(self):\n        self.check()\n\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    @unittest.skip(reason='Bert ties its weights')\n    def test_resize(self):\n        pass\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks each empty test up in the ancestors of its class."""
        for test_class in file.classes:
            for name, method in test_class.methods.items():
                if is_test_name(name) and is_empty(method) and _is_dead(test_class, name):
                    fix = _fix(file, method)
                    yield self.at(file, method.name, fix=fix, method=name, test_class=test_class.name)


def _is_dead(test_class: TestClass, name: str) -> bool:
    lineage = test_class.lineage
    if lineage.find(name) is not None or not lineage.complete or not test_class.is_unittest:
        return False
    inherited = [
        (test, member)
        for ancestor in lineage.ancestors
        for test, member in ancestor.members.items()
        if is_test_name(test)
    ]
    return bool(inherited) and not any(
        name.startswith(f"{test}_") and any("parameterized" in mark for mark in member.decorators)
        for test, member in inherited
    )


def _fix(file: TestFile, method: cst.FunctionDef) -> Fix | None:
    edit = removal(file, method)
    return None if edit is None else Fix(f"Delete `{method.name.value}`", (edit,), safe=True)
