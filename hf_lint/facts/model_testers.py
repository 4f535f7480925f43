"""Which classes of a file are model tests and model testers of the upstream convention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.names import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.classes.test_class import TestClass
    from hf_lint.test_file import TestFile

FRAMEWORKS = {
    "CausalLMModelTester": ("base_model_class",),
    "VLMModelTester": ("config_class", "text_config_class", "vision_config_class"),
    "ALMModelTester": ("config_class", "text_config_class", "audio_config_class"),
}
"""Testers that do the work for their subclasses, and the attributes that these have to set."""


def model_tests(file: TestFile) -> list[TestClass]:
    """The test classes that certainly run the tests of ``ModelTesterMixin``; no base of theirs is out of sight."""
    return [
        found
        for found in file.classes
        if found.lineage.reaches("ModelTesterMixin") and found.is_unittest and found.lineage.complete
    ]


def testers_of(file: TestFile, test_class: TestClass) -> Iterator[TestClass]:
    """The testers of this file that a model test uses: ``self.model_tester = …`` or ``model_tester_class = …``."""
    by_name = {found.name: found for found in file.classes}
    for name in dict.fromkeys(_tester_names(file, test_class)):
        if name in by_name and by_name[name].lineage.complete:
            yield by_name[name]


def _tester_names(file: TestFile, test_class: TestClass) -> Iterator[str]:
    value = getattr(test_class.attributes.get("model_tester_class"), "value", None)
    yield dotted(value) or ""
    for target in _given_to_self(file, test_class, "model_tester"):
        made = file.names.assigned_value(target)
        yield (dotted(made.func) or "") if isinstance(made, cst.Call) else ""


def _given_to_self(file: TestFile, test_class: TestClass, attribute: str) -> Iterator[cst.AssignTarget]:
    for target in file.index.all(cst.AssignTarget):
        written = target.target
        if not isinstance(written, cst.Attribute) or written.attr.value != attribute:
            continue
        if dotted(written.value) == "self" and file.index.enclosing(target, cst.ClassDef) is test_class.node:
            yield target


def sets(file: TestFile, tester: TestClass, attribute: str) -> bool:
    """Whether the methods of a tester give it this attribute."""
    return any(True for _ in _given_to_self(file, tester, attribute))


def frame_of(tester: TestClass) -> str | None:
    """The name of the framework that a tester is derived from."""
    return next((name for name in FRAMEWORKS if tester.lineage.reaches(name)), None)


def runs_config_tester(file: TestFile) -> bool:
    """Whether some test has the configuration tested, whatever its name."""
    return ".run_common_tests(" in file.source.text
