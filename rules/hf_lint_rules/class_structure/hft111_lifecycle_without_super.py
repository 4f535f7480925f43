"""The rule on `setUp` and `tearDown` that forget their ancestor's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.outline import ClassOutline
from hf_lint.classes.test_class import TestClass
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.kind import UPSTREAM
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_HOOKS = ("setUp", "tearDown", "setUpClass", "tearDownClass")


class LifecycleWithoutSuper(Rule):
    """`setUp` or `tearDown` overrides an ancestor's and never calls it.

    What the ancestor prepares is missing then, and what it frees stays: temporary folders, memory of the accelerator,
    settings of torch. The tests that are inherited from it may fail, or pass for the wrong reason.

    Call `super().setUp()` first, and `super().tearDown()` last. The fix adds the call. It is unsafe, because the
    ancestor's work may have been left out on purpose.

    Hooks that override those of `unittest.TestCase` alone are left alone, since these do nothing, and so are classes
    whose bases cannot all be found.
    """

    code = "HFT111"
    name = "lifecycle-without-super"
    message = "`{hook}` does not call that of `{ancestor}`"
    kinds = UPSTREAM
    preview = True
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "class TokenizerTesterMixin:\n    def setUp(self):\n        self.folder = tempfile.mkdtemp()\n\n"
            "class BertTokenizationTest(TokenizerTesterMixin, unittest.TestCase):\n"
            "    def setUp(self):  # HFT111\n        self.text = 'Paris'\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class TokenizerTesterMixin:\n    def setUp(self):\n        self.folder = tempfile.mkdtemp()\n\n"
            "class BertTokenizationTest(TokenizerTesterMixin, unittest.TestCase):\n"
            "    def setUp(self):\n        super().setUp()\n        self.text = 'Paris'\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the hooks of each class."""
        for test_class in file.classes:
            for hook in (name for name in _HOOKS if name in test_class.methods):
                ancestor = _overridden(test_class, hook)
                method = test_class.methods[hook]
                if ancestor is not None and not _calls(file, method):
                    yield self.at(file, method.name, fix=_fix(file, method), hook=hook, ancestor=ancestor.name)


def _overridden(test_class: TestClass, hook: str) -> ClassOutline | None:
    found = test_class.lineage.find(hook) if test_class.lineage.complete else None
    return None if found is None or found.path == "unittest" else found


def _calls(file: TestFile, method: cst.FunctionDef) -> bool:
    """Whether it calls a hook of its own name on anything: ``super()``, or an ancestor by its name."""
    attributes = file.index.within(method, cst.Attribute)
    return any(
        found.attr.value == method.name.value and dotted(found) != f"self.{found.attr.value}" for found in attributes
    )


def _fix(file: TestFile, method: cst.FunctionDef) -> Fix | None:
    at_end = method.name.value.startswith("tearDown")
    lines = method.body.body if isinstance(method.body, cst.IndentedBlock) else ()
    if not lines or not (at_end or (isinstance(lines[0], cst.SimpleStatementLine) and not method.get_docstring())):
        return None
    first, last = file.span(lines[0]), file.span(lines[-1])
    line = last.end_line + 1 if at_end else first.line
    call = f"super().{method.name.value}()"
    edit = Edit(Span(line, 0, line, 0), f"{' ' * first.column}{call}\n")
    return Fix(f"Call `{call}`", (edit,), safe=False)
