"""The edits that move a model, its inputs and the expected tensors of a test to ``torch_device``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.tensors import makes_tensors_on_cpu
from hf_lint.facts.torch_device import NAME, imports_of_torch_device
from hf_lint.finding import Edit, Fix
from hf_lint.names import UNKNOWN, dotted

if TYPE_CHECKING:
    from hf_lint.facts.unplaced_models import UnplacedModel
    from hf_lint.test_file import TestFile

_COMPARES = re.compile(r"(?:^|\.)(?:assert_close|allclose|equal|assertTensorsAlmostEqual)$")
_ON_THE_CPU_ONLY = frozenset({"numpy", "array", "load", "jit", "onnx"})


def place_all(file: TestFile, model: UnplacedModel) -> Fix | None:
    """The fix; None where a tensor comes from outside the test, and could stay behind."""
    if not _ON_THE_CPU_ONLY.isdisjoint(name.value for name in file.index.within(model.test, cst.Name)):
        return None
    imports = imports_of_torch_device(file)
    calls = file.index.within(model.test, cst.Call)
    moved = [call for call in calls if makes_tensors_on_cpu(file, call)]
    own = {id(call) for call in (*moved, *model.runs)}
    given = [arg.value for run in model.runs for arg in run.args]
    given += [arg.value for call in calls if _COMPARES.search(dotted(call.func) or "") for arg in call.args]
    if imports is None or not all(_is_own(file, model, value, own) for value in given):
        return None
    edits = [_moving(file, call) for call in (model.loading, *moved)]
    return Fix(f"Place the model and its inputs on `{NAME}`", (*imports, *sorted(edits)), safe=False)


def _is_own(file: TestFile, model: UnplacedModel, node: cst.BaseExpression, own: set[int]) -> bool:
    """Whether a value is a constant, or comes from tensors that are moved and from what the model gives back."""
    while isinstance(node, (cst.Attribute, cst.Subscript, cst.Call)) and id(node) not in own:
        node = node.func if isinstance(node, cst.Call) else node.value
    if id(node) in own or file.names.constant(node) is not UNKNOWN:
        return True
    if isinstance(node, (cst.UnaryOperation, cst.BinaryOperation, cst.List, cst.Tuple)):
        return not file.index.within(node, cst.Name)
    if not isinstance(node, cst.Name):
        return False
    bindings = [one for one in file.names.bindings.get(node.value, ()) if file.names.scope(one) is model.test]
    values = [file.names.assigned_value(one) for one in bindings]
    return bool(values) and all(
        value is not None and dotted(value) != node.value and _is_own(file, model, value, own) for value in values
    )


def _moving(file: TestFile, call: cst.Call) -> Edit:
    end = file.span(call)
    return Edit(end._replace(line=end.end_line, column=end.end_column), f".to({NAME})")
