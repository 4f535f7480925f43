"""The mapping from pipeline tasks to model classes that a model test of the upstream convention sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.classes.test_class import TestClass

MAPPING = "pipeline_model_mapping"


def tables(test_class: TestClass) -> Iterator[cst.Dict]:
    """The dictionary that a class sets, or the two of ``{…} if is_torch_available() else {}``; not those of none."""
    assignment = test_class.attributes.get(MAPPING)
    value = None if assignment is None else assignment.value
    values = (value.body, value.orelse) if isinstance(value, cst.IfExp) else (value,)
    yield from (table for table in values if isinstance(table, cst.Dict) and table.elements)


def keys(test_class: TestClass) -> Iterator[tuple[cst.SimpleString, str]]:
    """The tasks that are literals, each with its node."""
    for table in tables(test_class):
        for element in table.elements:
            if isinstance(element, cst.DictElement) and isinstance(element.key, cst.SimpleString):
                task = element.key.evaluated_value
                if isinstance(task, str):
                    yield element.key, task
