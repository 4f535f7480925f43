"""Which configurations a file of model tests puts to ``ConfigTester``, and which its testers make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.model_testers import testers_of
from hf_lint.names import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.classes.test_class import TestClass
    from hf_lint.test_file import TestFile


def has_untested_config(file: TestFile, test_class: TestClass) -> bool:
    """Whether no ``ConfigTester`` of the file gets the configuration that a tester of this class certainly makes."""
    tested = set(_tested(file))
    made = {_made(file, tester) for tester in testers_of(file, test_class)}
    return bool(made) and None not in made | tested and made.isdisjoint(tested)


def _tested(file: TestFile) -> Iterator[str | None]:
    """The classes given to ``ConfigTester``, None for one that is not written out."""
    for argument in file.index.all(cst.Arg):
        if argument.keyword is not None and argument.keyword.value == "config_class":
            yield _config(argument.value)


def _made(file: TestFile, tester: TestClass) -> str | None:
    """The class of what ``get_config`` returns."""
    method = tester.methods.get("get_config")
    if method is None:
        return None
    returned = file.index.within(method, cst.Return)
    value = returned[0].value if len(returned) == 1 else None
    if isinstance(value, cst.Name):
        assigned = [found for found in file.index.within(method, cst.Assign) if _gives(found, value.value)]
        value = assigned[0].value if len(assigned) == 1 else None
    return _config(value.func) if isinstance(value, cst.Call) else None


def _gives(assignment: cst.Assign, name: str) -> bool:
    return any(isinstance(found.target, cst.Name) and found.target.value == name for found in assignment.targets)


def _config(node: cst.BaseExpression) -> str | None:
    """``BertConfig`` of ``BertConfig`` and of ``BertConfig.from_text_vision_configs``."""
    return next((part for part in (dotted(node) or "").split(".") if part.endswith("Config")), None)
