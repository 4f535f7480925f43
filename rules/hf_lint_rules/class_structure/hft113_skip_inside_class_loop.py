"""The rule on skips inside the loop over model classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.assertions import is_skip
from hf_lint.facts.class_loops import class_loop, has_one_class, names_bound_before
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class SkipInsideClassLoop(Rule):
    """A skip for one model class leaves the classes behind it untested.

    `self.skipTest` ends the whole test. In a loop over `all_model_classes` it ends it at the first class that the
    condition is about: those that come after are never tried, and what was found out about those before counts as
    skipped.

    Write `continue` for a class that has nothing to test, or put each class into a `with self.subTest(…)`, where a
    skip ends the subtest alone.

    A skip that does not depend on the class is left alone; it would have stopped the test at the first class anyway.
    So is one that looks for a model's name in `__name__`, which all its classes have, and the loop of a test class
    that lists one such model class alone.
    """

    code = "HFT113"
    name = "skip-inside-class-loop"
    message = "This skips the classes of `{classes}` that were not yet tried as well; use `continue`"
    kinds = UPSTREAM
    preview = True
    BAD: ClassVar = (
        (
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    all_model_classes = (BertModel, BertForMaskedLM)\n\n    def test_gradients(self):\n"
            "        for model_class in self.all_model_classes:\n"
            "            if not model_class.supports_gradient_checkpointing:\n"
            "                self.skipTest('No checkpointing')  # HFT113\n            self.check(model_class)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n    def test_gradients(self):\n"
            "        for model_class in self.all_model_classes:\n"
            "            if not model_class.supports_gradient_checkpointing:\n"
            "                continue\n            self.check(model_class)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Goes up from each skip to the loop around it."""
        skips: list[cst.Call | cst.Raise] = [*file.index.all(cst.Call), *file.index.all(cst.Raise)]
        for skip in filter(is_skip, skips):
            loop = class_loop(file, skip)
            if loop is not None and _is_about_class(file, skip, loop) and not has_one_class(file, loop):
                yield self.at(file, skip, classes=dotted(loop.iter) or "the loop")


def _is_about_class(file: TestFile, skip: cst.CSTNode, loop: cst.For) -> bool:
    bound = names_bound_before(file, loop, skip)
    for up in file.index.ancestors(skip):
        if up is loop:
            return False
        if isinstance(up, cst.ExceptHandler):
            return True
        if isinstance(up, cst.If) and any(_tells(file, node, bound) for node in (up.test, *file.index.below(up.test))):
            return True
    return False


def _tells(file: TestFile, node: cst.CSTNode, bound: frozenset[str]) -> bool:
    """Whether it is one of these names, other than for what the class is called: so are all classes of a model."""
    if not isinstance(node, cst.Name) or node.value not in bound:
        return False
    above = (up for up in file.index.ancestors(node) if isinstance(up, cst.Attribute))
    return not any(up.attr.value == "__name__" for up in above)
