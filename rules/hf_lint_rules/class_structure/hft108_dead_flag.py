"""The rule on flags of test classes that no code reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.class_body import Assignment
from hf_lint.classes.test_class import TestClass
from hf_lint.facts.member_removal import removal
from hf_lint.facts.mentions import is_read
from hf_lint.finding import Finding, Fix
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_FLAGS = ("True", "False", "None")


class DeadFlag(Rule):
    """A test class sets a flag that no code reads.

    The mixins read flags such as `test_resize_embeddings` from the test class. When a mixin drops a flag, or its name
    is misspelt (`maxdiff` for `maxDiff`), the assignment stays and says something about the model that no test heeds.

    Delete it, or use the name that the mixin reads. The fix deletes the line; where a comment stands above it, that
    is left to you.

    Only `True`, `False` and `None` count as flags. A name that occurs as an attribute or as a string, in this file or
    in one that it imports, directly or not, counts as read. A flag that hides an inherited method is another matter.
    Classes whose bases cannot all be found are left alone.
    """

    code = "HFT108"
    name = "dead-flag"
    message = "No code reads the flag `{flag}`"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "class ModelTesterMixin:\n    def test_resize(self):\n        self.check(self.test_resize_embeddings)\n\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n    all_model_classes = (BertModel,)\n"
            "    fx_compatible = True  # HFT108\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class ModelTesterMixin:\n    def test_resize(self):\n        self.check(self.test_resize_embeddings)\n\n"
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n    test_resize_embeddings = False\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks for each flag in all the code that can see the class."""
        for test_class in file.classes:
            flags = {name: item for name, item in test_class.attributes.items() if _is_flag(name, item)}
            if not flags or not test_class.is_unittest or not test_class.lineage.complete:
                continue
            nearest = {ancestor.path for ancestor in test_class.lineage.ancestors}
            for name, item in flags.items():
                if not _hides_method(test_class, name) and not is_read(file, name, nearest):
                    yield self.at(file, item, fix=_fix(file, item, name), flag=name)


def _hides_method(test_class: TestClass, name: str) -> bool:
    """Also true of what `unittest` itself reads, such as `maxDiff`."""
    ancestor = test_class.lineage.find(name)
    return ancestor is not None and ancestor.members[name].kind == "method"


def _is_flag(name: str, item: Assignment) -> bool:
    if isinstance(item, cst.Assign) and (len(item.targets) > 1 or not isinstance(item.targets[0].target, cst.Name)):
        return False
    return not name.startswith("__") and isinstance(item.value, cst.Name) and item.value.value in _FLAGS


def _fix(file: TestFile, item: Assignment, name: str) -> Fix | None:
    edit = removal(file, item)
    return None if edit is None else Fix(f"Delete `{name}`", (edit,), safe=True)
