"""The rule on decorators above `parameterized.expand`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.class_body import decorator_names
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

# Decorators that only say when a test is to run, in whatever order they come.
_CONDITIONS = re.compile(r"(?:.*\.)?(?:slow|nightly|tooslow|require_\w+)|pytest\.mark\.\w+|unittest\.skip\w*")


class DecoratorOrder(Rule):
    """A decorator above `@parameterized.expand` has no effect on the tests.

    `@parameterized.expand` makes a test of each set of parameters from what stands below it. A decorator above it
    gets what is left of the original, which no runner collects: a `@slow` there does not make the tests slow, and a
    `@require_torch_gpu` keeps none from running without one.

    Put `@parameterized.expand` first. The fix moves it up where all decorators above it are marks and conditions.
    """

    code = "HFT112"
    name = "decorator-order"
    message = "`@{above}` has no effect above `@parameterized.expand`, which must come first"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n    @slow\n"
            "    @parameterized.expand([('eager',), ('sdpa',)])  # HFT112\n"
            "    def test_generate(self, attention):\n        self.check(attention)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    @parameterized.expand([('eager',), ('sdpa',)])\n    @slow\n"
            "    def test_generate(self, attention):\n        self.check(attention)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the decorators of each function."""
        if "parameterized.expand" not in file.source.text:
            return
        for function in file.index.all(cst.FunctionDef):
            names = decorator_names(function) if len(function.decorators) > 1 else ()
            place = next((at for at, name in enumerate(names) if name.endswith("parameterized.expand")), 0)
            if place and not names[place - 1].endswith("parameterized.expand"):
                fix = _fix(file, function, place) if all(map(_CONDITIONS.fullmatch, names[:place])) else None
                above = names[0] or "…"
                yield self.at(file, function.decorators[place], fix=fix, above=above)


def _fix(file: TestFile, function: cst.FunctionDef, place: int) -> Fix:
    """Moves whole lines, so that comments stay with their decorators."""
    top, moved = file.span(function.decorators[0]), file.span(function.decorators[place])
    lines = Span(moved.line, 0, moved.end_line + 1, 0)
    up = Edit(Span(top.line, 0, top.line, 0), "".join(file.source.lines[moved.line - 1 : moved.end_line]))
    return Fix("Put `@parameterized.expand` first", (up, Edit(lines, "")), safe=True)
