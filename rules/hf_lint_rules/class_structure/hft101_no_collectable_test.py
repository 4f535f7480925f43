"""The rule on test files without a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import ClassVar

import libcst as cst

from hf_lint.facts.file_head import head_of
from hf_lint.facts.uncollected import COLLECTABLE, reason_against
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_FILE = re.compile(r"test_.+|.+_test")
_SHARED = re.compile(r"_(?:common|mixins?|utils?|base|template|testers?|cases?)$")
_OUTSIDE = frozenset({"TestCase", "IsolatedAsyncioTestCase", "TestCasePlus"})
_MADE_AT_RUN_TIME = ("globals()", "sys.modules[", "setattr(")


class NoCollectableTest(Rule):
    """The file is named as a test, and neither pytest nor unittest finds a test in it.

    pytest takes functions named `test…`, classes named `Test…` without an `__init__`, and subclasses of
    `unittest.TestCase`. A file that has none of them adds nothing to the run, and nobody is told.

    Name the tests as the runners expect, or derive the class from `unittest.TestCase`. A module that is no test should
    not be called `test_…`.

    Left alone are files of mixins and bases for other tests, files that import tests, define `load_tests` or make
    tests at run time, files hidden by `__test__ = False`, those with a class whose bases cannot all be found, and
    classes that a `__init__` keeps from pytest: HFT104 speaks of each of them.
    """

    code = "HFT101"
    name = "no-collectable-test"
    message = "pytest and unittest collect no test from this file: {reason}"
    BAD: ClassVar = (
        (
            "import transformers  # HFT101\n\nclass BertChecks:\n"
            "    def test_fill_mask(self):\n        assert transformers.pipeline('fill-mask')\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "import transformers\n\nclass TestBert:\n"
            "    def test_fill_mask(self):\n        assert transformers.pipeline('fill-mask')\n"
        ),
        "from transformers.testing_utils import *\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Asks what the runners collect, and why it is nothing."""
        stem = PurePath(file.path).stem
        if file.tests or not _FILE.fullmatch(stem) or _SHARED.search(stem) or _may_come_from_elsewhere(file):
            return
        reasons = [reason_against(file, test_class) for test_class in file.classes]
        if None in reasons:
            return
        told = [reason for reason in reasons if reason]
        if told:
            yield self.at(file, head_of(file), reason=told[0])


def _may_come_from_elsewhere(file: TestFile) -> bool:
    outline = file.outline
    return (
        bool(outline.stars)
        or file.is_hidden
        or any(function.name.value == "load_tests" for function in file.functions)
        or any(word in file.source.text for word in _MADE_AT_RUN_TIME)
        or any(COLLECTABLE.match(name) and name not in _OUTSIDE for name in outline.imports)
        or any(COLLECTABLE.match(name) and _is_made(file, name) for name in file.names.bindings)
    )


def _is_made(file: TestFile, name: str) -> bool:
    """Whether the module gives a test's name to what is no literal: ``TestBert = make_tests(…)``."""
    targets = (found for found in file.names.bindings[name] if isinstance(found, cst.AssignTarget))
    values = (file.names.assigned_value(found) for found in targets if file.names.scope(found) is None)
    return any(isinstance(value, (cst.Call, cst.Attribute, cst.Name, cst.Lambda, cst.Subscript)) for value in values)
