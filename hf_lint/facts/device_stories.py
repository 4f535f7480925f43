"""Functions that tell the whole story of a model and its inputs: where both are made, and that only one is moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from hf_lint.facts.checkpoints import is_model_class
from hf_lint.facts.inputs_on_cpu import SAME_DEVICE, main_inputs, stays_on_cpu
from hf_lint.facts.literals import literals
from hf_lint.facts.loading import loading_calls
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.promises import device_type, last_name
from hf_lint.facts.tasks import argument
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# Whatever may move the inputs, spread the model, or put a stand-in in its place.
_OTHER_HANDS = re.compile(
    r"device_map|set_default|accelerat|dispatch|hook|offload|parallel|deepspeed|fsdp|trainer|mock|patch|kwargs"
    r"|max_memory|quantization_config|load_in_",
    re.IGNORECASE,
)
_PLACES = frozenset({"to", "cuda"})
_RUNS = frozenset({"forward", "generate"})


class Mismatch(NamedTuple):
    """An input on the CPU that is given to a model on another device."""

    given: cst.BaseExpression
    model: str
    placing: cst.Call


def mismatches(file: TestFile) -> Iterator[Mismatch]:
    """The first such input of each function, in the order of the text."""
    text = file.source.text
    if not (".to(" in text or ".cuda(" in text) or "set_default_" in text:
        return
    told = set[cst.FunctionDef]()
    loading = {file.names.scope(call) for call in loading_calls(file) if is_model_class(call)}
    for call in file.index.all(cst.Call):
        if type(call.func) is not cst.Attribute or call.func.attr.value not in _PLACES:
            continue
        function = file.names.scope(call)
        if function is None or function not in loading or function in told:
            continue
        if not _is_elsewhere(file, call, call.func.attr.value):
            continue
        model = _placed_model(file, function, call, call.func.value)
        for given in () if model is None else _left_behind(file, function, model, call):
            told.add(function)
            yield Mismatch(given, model or "", call)
            break


def _is_elsewhere(file: TestFile, placing: cst.Call, method: str) -> bool:
    """Whether a call names a device that is not the CPU in any case."""
    device = argument(placing, "device", 0)
    if device is None:
        return method == "cuda"
    written = {str(literal.evaluated_value) for literal in _devices(file, device)}
    if isinstance(device, cst.SimpleString):
        return any(map(device_type, written))
    return "device" in last_name(device).lower() and written != {"cpu"}


def _devices(file: TestFile, node: cst.BaseExpression) -> Iterator[cst.SimpleString | cst.ConcatenatedString]:
    """The literals that a device comes from, through ``torch.device`` too."""
    yield from literals(file, node)
    home = file.index.enclosing(node, cst.ClassDef)
    values: list[cst.CSTNode | None] = [node]
    if isinstance(node, cst.Name):
        values = [file.names.assigned_value(one) for one in file.names.bindings.get(node.value, ())]
    elif isinstance(node, cst.Attribute) and home is not None:
        values = file.names.attribute_values(home, node.attr.value)
    for value in values:
        if isinstance(value, cst.Call) and last_name(value) == "device" and value.args:
            yield from literals(file, value.args[0].value)


def _placed_model(
    file: TestFile, function: cst.FunctionDef, placing: cst.Call, placed: cst.BaseExpression
) -> str | None:
    """The name of the model that a call places: loaded once in the same function, and bound to nothing else."""
    name = placed.value if isinstance(placed, cst.Name) else _assigned(file, placing)
    here = [one for one in file.names.bindings.get(name or "", ()) if file.names.scope(one) is function]
    origins = [_loading(file.names.assigned_value(one)) for one in here]
    loaded = [origin for origin in origins if dotted(origin) != name]
    if len(loaded) != 1 or not isinstance(loaded[0], cst.Call) or loaded[0] not in loading_calls(file):
        return None
    return name if is_model_class(loaded[0]) and not any(given.star for given in loaded[0].args) else None


def _assigned(file: TestFile, node: cst.CSTNode) -> str | None:
    """The name that a chain of calls is assigned to."""
    for up in file.index.ancestors(node):
        if isinstance(up, cst.Assign):
            return dotted(up.targets[0].target) if len(up.targets) == 1 else None
        if not isinstance(up, (cst.Attribute, cst.Call)):
            return None
    return None


def _loading(node: cst.CSTNode | None) -> cst.CSTNode | None:
    """``X.from_pretrained(…)`` of ``X.from_pretrained(…).to(device).eval()``."""
    chained = SAME_DEVICE | _PLACES
    while isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in chained:
        node = node.func.value
    return node


def _left_behind(
    file: TestFile, function: cst.FunctionDef, model: str, placing: cst.Call
) -> Iterator[cst.BaseExpression]:
    """The inputs that the model is run with behind its placing, and that are still on the CPU."""
    if any(_OTHER_HANDS.search(name.value) for name in file.index.within(function, cst.Name)):
        return
    calls = file.index.within(function, cst.Call)
    if any(_comes_back(file, call, model) for call in calls):
        return
    runs = [call for call in calls if _is_run(call, model)]
    behind = calls[calls.index(placing) + 1 :]
    for run in runs:
        if run in behind and file.names.scope(run) is function and not is_meant_to_fail(file, run):
            yield from (given for given in main_inputs(run) if stays_on_cpu(file, function, given, runs))


def _is_run(call: cst.Call, model: str) -> bool:
    owner, _, method = (dotted(call.func) or "").rpartition(".")
    return (not owner and method == model) or (owner == model and method in _RUNS)


def _comes_back(file: TestFile, call: cst.Call, model: str) -> bool:
    """Whether a call brings the model back to the CPU."""
    if not isinstance(call.func, cst.Attribute) or dotted(call.func.value) != model:
        return False
    device = argument(call, "device", 0)
    return call.func.attr.value == "cpu" or (device is not None and file.names.string(device) == "cpu")
