"""The rule on `test_something = False` that hides an inherited test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.collection import is_test_name
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_FLAGS = ("True", "False", "None")


class AttributeShadowsTest(Rule):
    """A class attribute hides an inherited test, which vanishes without a skip.

    `test_attention_outputs = False` looks like one of the flags that the mixins read. Where the mixin has a *method*
    of that name, the attribute replaces it: the test is not collected, and no report says that it was skipped.

    Override the method and skip it with a reason: `@unittest.skip(reason="…")`. Where a flag was meant, use the name
    that the mixin reads.

    Attributes that an ancestor defines as an attribute are flags, and left alone; so is every value but `True`,
    `False` and `None`.
    """

    code = "HFT107"
    name = "attribute-shadows-test"
    message = "`{attribute}` hides the test of that name in `{ancestor}`, which is not even reported as skipped"
    kinds = UPSTREAM
    BAD: ClassVar = (
        (
            "class OutputsMixin:\n    def test_attention_outputs(self):\n        self.check()\n\n"
            "class BertModelTest(OutputsMixin):\n    test_attention_outputs = False  # HFT107\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class OutputsMixin:\n    test_resize_embeddings = True\n\n"
            "class BertModelTest(OutputsMixin):\n    test_resize_embeddings = False\n"
        ),
        (
            "class OutputsMixin:\n    def test_attention_outputs(self):\n        self.check()\n\n"
            "class BertModelTest(OutputsMixin):\n    @unittest.skip(reason='Bert has none')\n"
            "    def test_attention_outputs(self):\n        pass\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks each flag up in the ancestors of its class."""
        for test_class in file.classes:
            for name, assignment in test_class.attributes.items():
                if not is_test_name(name) or name in test_class.methods or not _is_flag(assignment.value):
                    continue
                ancestor = test_class.lineage.find(name)
                if ancestor is not None and ancestor.members[name].kind == "method":
                    yield self.at(file, assignment, attribute=name, ancestor=ancestor.name)


def _is_flag(value: cst.BaseExpression | None) -> bool:
    return isinstance(value, cst.Name) and value.value in _FLAGS
