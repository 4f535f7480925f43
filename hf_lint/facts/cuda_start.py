"""What has certainly initialised CUDA before a place runs.

torch leaves CUDA alone until it is asked. ``torch.cuda.is_available()`` calls ``cudaGetDeviceCount``, which initialises
the driver, and the driver reads its environment then and never again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.cuda_calls import PROBES, cuda_calls
from hf_lint.facts.leaving import leaves
from hf_lint.facts.promises import texts, words
from hf_lint.names import dotted, module_of

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_TESTING_UTILS = "transformers.testing_utils"
"""Asks ``torch.cuda.is_available()`` when imported, for its ``torch_device``."""

_STEERED = ("PYTORCH_NVML_BASED_CUDA_CHECK", "TRANSFORMERS_TEST_DEVICE", '"torch.cuda.is_available"')
"""Environment variables, and the target of mocks, that keep a probe from initialising CUDA."""

_NOT_YET = (cst.Lambda, cst.For, cst.While, cst.ExceptHandler, cst.Else, cst.Match)
"""What may keep a part from being run at all."""


def start_of_cuda(file: TestFile, node: cst.CSTNode) -> cst.CSTNode | None:
    """The call, or the import of ``transformers.testing_utils``, that has initialised CUDA; None if none is certain."""
    if any(name in file.source.text for name in _STEERED):
        return None
    starts = _starts(file)
    home = next((up for up in file.index.ancestors(node) if isinstance(up, cst.FunctionDef)), None)
    own = (start for start in starts if _runs_before(file, start, node))
    if (found := next(own, None)) is not None or home is None or _is_called_at_import(file, home):
        return found
    return next((start for start in starts if _runs_within(file, start, file.index.module)), None)


def _starts(file: TestFile) -> list[cst.CSTNode]:
    """The probes, the calls of functions that certainly probe, and the imports that do."""
    if "starts_of_cuda" not in file.facts:
        probes: list[cst.CSTNode] = [found.call for found in cuda_calls(file) if found.function in PROBES]
        probing = {home.name.value for home in file.functions if any(_runs_within(file, p, home.body) for p in probes)}
        probing = {name for name in probing if len(file.names.bindings[name]) == 1}
        calls = [call for call in file.index.all(cst.Call) if probing and dotted(call.func) in probing]
        lines = [line for line in file.index.all(cst.ImportFrom) if module_of(line) == _TESTING_UTILS]
        file.facts["starts_of_cuda"] = [*lines, *probes, *calls]
    found: list[cst.CSTNode] = file.facts["starts_of_cuda"]
    return found


def _runs_within(file: TestFile, node: cst.CSTNode, block: cst.CSTNode) -> bool:
    """Whether the node runs whenever the block does, or nothing but torch's absence keeps it from that."""
    below = node
    for up in file.index.ancestors(node):
        if isinstance(up, _NOT_YET) or (isinstance(up, cst.FunctionDef) and below is up.body):
            return False
        if isinstance(up, (cst.If, cst.IfExp)) and below is not up.test and not _is_for_torch(up, below):
            return False
        if isinstance(up, cst.BooleanOperation) and below is up.right and not _asks_for_torch(up.left):
            return False
        if isinstance(up, (cst.IndentedBlock, cst.Module)) and _may_have_left(up, below):
            return False
        if up is block:
            return True
        below = up
    return False


def _is_for_torch(branch: cst.If | cst.IfExp, below: cst.CSTNode) -> bool:
    return below is branch.body and _asks_for_torch(branch.test)


def _asks_for_torch(test: cst.CSTNode) -> bool:
    """Whether a condition fails only where CUDA does not matter either: ``HAS_TORCH``."""
    return any("torch" in words(text) for text in texts(test))


def _may_have_left(block: cst.IndentedBlock | cst.Module, below: cst.CSTNode) -> bool:
    """Whether an earlier ``if`` of the block returns, for another reason than that torch is missing."""
    earlier = block.body[: list(block.body).index(below)]  # type: ignore[arg-type]
    return any(isinstance(item, cst.If) and leaves(item.body) and not _asks_for_torch(item.test) for item in earlier)


def _runs_before(file: TestFile, start: cst.CSTNode, node: cst.CSTNode) -> bool:
    """Whether a start stands on the way to a node: in a condition around it, or in an earlier statement of a block."""
    below = node
    for up in file.index.ancestors(node):
        if isinstance(up, cst.If) and below is not up.test and _is_in(file, start, up.test):
            return True
        if isinstance(up, (cst.IndentedBlock, cst.Module)):
            before = up.body[: list(up.body).index(below)]  # type: ignore[arg-type]
            if any(_is_in(file, start, item) and _runs_within(file, start, item) for item in before):
                return True
        if isinstance(up, cst.FunctionDef):
            return False
        below = up
    return False


def _is_in(file: TestFile, node: cst.CSTNode, place: cst.CSTNode) -> bool:
    return node is place or file.index.is_within(node, place)


def _is_called_at_import(file: TestFile, function: cst.FunctionDef) -> bool:
    name = function.name.value
    calls = (call for call in file.index.all(cst.Call) if dotted(call.func) == name)
    return any(file.names.scope(call) is None and not _is_main(file, call) for call in calls)


def _is_main(file: TestFile, node: cst.CSTNode) -> bool:
    """Whether a node runs only when the file is run as a script."""
    branches = (up for up in file.index.ancestors(node) if isinstance(up, cst.If))
    return any(isinstance(up.test, cst.Comparison) and dotted(up.test.left) == "__name__" for up in branches)
