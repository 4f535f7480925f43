"""The rule on model testers that are test cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.classes.collection import has_tests
from hf_lint.classes.test_class import TestClass
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.kind import UPSTREAM
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class TesterIsATestcase(Rule):
    """A model tester derives from `unittest.TestCase`, and is none.

    A tester is made by `setUp` of a model test, with that test as its `parent`; its `__init__` does not fit what
    runners call. As a `TestCase` it is collected all the same, and as soon as one of its methods is named `test…`,
    making it fails. Its own `assertEqual` also hides that assertions belong to the `parent`.

    Drop the base, and assert through `self.parent`. The fix drops it where the class uses nothing of it. It is
    unsafe, because a subclass elsewhere may.
    """

    code = "HFT114"
    name = "tester-is-a-testcase"
    message = "`{tester}` has an `__init__` of its own and is made by the tests; it is no `TestCase`"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "class BertModelTester(unittest.TestCase):  # HFT114\n    def __init__(self, parent, batch_size=13):\n"
            "        self.parent = parent\n        self.batch_size = batch_size\n"
        ),
    )
    GOOD: ClassVar = (
        "class BertModelTester:\n    def __init__(self, parent):\n        self.parent = parent\n",
        "class BertTester(unittest.TestCase):\n    def test_model(self):\n        self.assertTrue(load())\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the classes that are called testers."""
        for found in file.classes:
            constructor = found.methods.get("__init__") if found.name.endswith("Tester") else None
            if constructor is None or not found.is_unittest:
                continue
            if not has_tests(found) and _takes_more(constructor):
                yield self.at(file, found.node.name, fix=_fix(file, found), tester=found.name)


def _takes_more(constructor: cst.FunctionDef) -> bool:
    """A ``TestCase`` is made with the name of its method, and may well have an ``__init__`` that passes it on."""
    names = [parameter.name.value for parameter in constructor.params.params[1:]]
    return bool(names) and names[0] != "methodName"


def _fix(file: TestFile, found: TestClass) -> Fix | None:
    bases = found.node.bases
    place = next((at for at, base in enumerate(bases) if (dotted(base.value) or "").endswith("TestCase")), None)
    case = found.lineage.find("assertEqual")
    if place is None or case is None or found.node.keywords or any(map(case.members.__contains__, _used(file, found))):
        return None
    spans = [file.span(base) for base in bases]
    start, end = file.span(found.node.name), spans[place]
    if len(bases) == 1:
        bracket = file.source.lines[end.end_line - 1].find(")", end.end_column)
        gap = Span(start.end_line, start.end_column, end.end_line, bracket + 1)
        return None if bracket < 0 else Fix("Drop the base", (Edit(gap, ""),), safe=False)
    if place:
        gap = Span(spans[place - 1].end_line, spans[place - 1].end_column, end.end_line, end.end_column)
    else:
        gap = Span(end.line, end.column, spans[1].line, spans[1].column)
    return Fix("Drop the base", (Edit(gap, ""),), safe=False)


def _used(file: TestFile, found: TestClass) -> Iterator[str]:
    for attribute in file.index.within(found.node, cst.Attribute):
        if dotted(attribute.value) in ("self", "cls") or isinstance(attribute.value, cst.Call):
            yield attribute.attr.value
