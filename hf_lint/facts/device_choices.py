"""Where a file chooses between CUDA and the CPU, by whether CUDA is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.leaving import statements
from hf_lint.facts.promises import texts
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

Choice = cst.IfExp | cst.If

# Other accelerators, and what says that CUDA itself is meant.
_OTHERS = re.compile(r"(?<![a-z])(?:mps|[xnht]pu|mlu|musa|xla|hip|rocm|openvino)(?![a-z])|accelerator", re.IGNORECASE)
_CUDA_IS_MEANT = re.compile(r"cuda|gpu", re.IGNORECASE)
_PROBE = "torch.cuda.is_available"


def cuda_or_cpu(file: TestFile) -> Iterator[Choice]:
    """The choices that know no other accelerator, in functions that know none either."""
    if _PROBE not in file.source.text:
        return
    choices: list[Choice] = [*file.index.all(cst.IfExp), *file.index.all(cst.If)]
    for choice in choices:
        if _asks_for_cuda(file, choice.test) and _chosen(file, choice) == ("cuda", "cpu") and _is_all(file, choice):
            yield choice


def _asks_for_cuda(file: TestFile, test: cst.CSTNode) -> bool:
    """Whether a condition is the probe, alone or behind flags that say that torch is there."""
    if isinstance(test, cst.BooleanOperation) and isinstance(test.operator, cst.And):
        return any("torch" in text.lower() for text in texts(test.left)) and _asks_for_cuda(file, test.right)
    return isinstance(test, cst.Call) and not test.args and dotted(test.func) == _PROBE


def _chosen(file: TestFile, choice: Choice) -> tuple[str | None, str | None]:
    if isinstance(choice, cst.IfExp):
        return device_of(file, choice.body), device_of(file, choice.orelse)
    name, device = _given(file, choice.body)
    if choice.orelse is not None:
        branch = choice.orelse.body if isinstance(choice.orelse, cst.Else) else None
        other, otherwise = _given(file, branch) if branch is not None else (None, None)
    else:
        other, otherwise = _given(file, _next(file, choice))
    return (device, otherwise) if name == other else (None, None)


def device_of(file: TestFile, node: cst.CSTNode | None) -> str | None:
    """``cuda`` for ``"cuda:0"`` and ``torch.device("cuda")``."""
    if isinstance(node, cst.Call) and file.names.full_name(node.func) == "torch.device" and len(node.args) == 1:
        node = node.args[0].value
    if not isinstance(node, cst.SimpleString) or not isinstance(node.evaluated_value, str):
        return None
    return node.evaluated_value.removesuffix(":0")


def _given(file: TestFile, block: cst.CSTNode | None) -> tuple[str | None, str | None]:
    """The name that a block gives a device, or ``return``, and the device."""
    for statement in statements(block) if block is not None else ():
        if isinstance(statement, cst.Return):
            return "return", device_of(file, statement.value)
        if isinstance(statement, cst.Assign) and (device := device_of(file, statement.value)) is not None:
            return dotted(statement.targets[0].target), device
    return None, None


def _next(file: TestFile, choice: cst.If) -> cst.CSTNode | None:
    """The ``return`` right behind an ``if``, as a block of its own."""
    block = file.index.parents[choice]
    if not isinstance(block, cst.IndentedBlock):
        return None
    behind = block.body[list(block.body).index(choice) + 1 :][:1]
    returns = [part for part in behind if isinstance(part, cst.SimpleStatementLine)]
    return cst.IndentedBlock(returns) if returns and isinstance(returns[0].body[0], cst.Return) else None


def _is_all(file: TestFile, choice: Choice) -> bool:
    """Whether the function around has no other accelerator in view, and CUDA alone is not what it is for."""
    above = list(file.index.ancestors(choice))
    function = file.names.scope(choice)
    home = function or next(
        (up for up in above if isinstance(up, cst.SimpleStatementLine)), _first_branch(file, choice)
    )
    homes = [up for up in above if isinstance(up, (cst.FunctionDef, cst.ClassDef))]
    said = [file.source.text_of(mark.decorator) for up in homes for mark in up.decorators]
    said += [up.name.value for up in homes]
    return not _OTHERS.search(file.source.text_of(home)) and not any(map(_CUDA_IS_MEANT.search, said))


def _first_branch(file: TestFile, choice: Choice) -> cst.CSTNode:
    """The ``if`` that an ``elif`` belongs to: the branches before it have asked for other devices."""
    first: cst.CSTNode = choice
    while isinstance(before := file.index.parents.get(first), cst.If) and before.orelse is first:
        first = before
    return first
