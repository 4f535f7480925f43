"""What the decorators, marks and fixtures of a test promise about accelerators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import (
    EVERYTHING,
    NOTHING,
    Devices,
    last_name,
    mentioned,
    promise_of,
    spoken_of,
    texts,
    words,
)
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.facts.conditions import Conditions
    from hf_lint.test_file import TestFile

# Decorators of transformers.testing_utils that name a device and run without it all the same.
_NO_PROMISE = frozenset({
    "require_cuda_capability_at_least", "require_deterministic_for_accelerator", "require_deterministic_for_xpu",
    "require_non_hpu", "require_non_xpu", "require_torch_non_multi_accelerator", "require_torch_non_multi_gpu",
    "require_torch_up_to_2_accelerators", "require_torch_up_to_2_gpus",
})  # fmt: skip
# Packages that, in one release or another, are only there together with a device.
_PACKAGES = frozenset({
    "apex", "awq", "bf", "bitsandbytes", "bnb", "cupy", "deepspeed", "eetq", "flash", "flex", "fp", "gptq", "kernels",
    "mamba", "tensorrt", "tf", "triton", "vllm", "xformers",
})  # fmt: skip
_GPUS = frozenset({"gpu", "gpus"})  # which in transformers.testing_utils means CUDA
_PARAMETERS = frozenset({"parametrize", "expand", "product", "named_parameters", "parameterized_class"})
_SKIP_IF = frozenset({"skipif", "skipIf"})
_DEPTH = 4  # names bound to decorators that are bound to others


class Marks:
    """Reads the marks of one file."""

    def __init__(self, file: TestFile, conditions: Conditions) -> None:
        self._file = file
        self._conditions = conditions

    def of(self, decorators: Iterable[cst.Decorator]) -> Devices:
        """What all of these decorators together promise."""
        return NOTHING.union(*(self.mark(decorator.decorator) for decorator in decorators))

    def mark(self, mark: cst.CSTNode, depth: int = _DEPTH) -> Devices:
        """What one decorator, one ``pytestmark`` or a list of them promises."""
        if depth == 0:
            return NOTHING
        if isinstance(mark, (cst.List, cst.Tuple)):
            return NOTHING.union(*(self.mark(element.value, depth) for element in mark.elements))
        if isinstance(mark, (cst.Name, cst.Attribute)) and (value := self._bound(mark)) is not None:
            return self.mark(value, depth - 1) | spoken_of(dotted(mark) or "")
        name = last_name(mark)
        if isinstance(mark, cst.Call) and name in _SKIP_IF | {"skipUnless"}:
            return self._skip_on(mark, truth=name == "skipUnless")
        if name == "skip" or pretends(mark):
            return EVERYTHING
        if name in _PARAMETERS or name in _NO_PROMISE:
            return NOTHING
        return self._by_name(mark, name)

    def _bound(self, mark: cst.Name | cst.Attribute) -> cst.BaseExpression | None:
        if not isinstance(mark, cst.Name):
            return None
        bindings = self._file.names.bindings.get(mark.value, ())
        values = [self._file.names.assigned_value(binding) for binding in bindings]
        return values[0] if len(values) == 1 else None

    def _skip_on(self, mark: cst.Call, *, truth: bool) -> Devices:
        for place, argument in enumerate(mark.args):
            keyword = argument.keyword.value if argument.keyword is not None else None
            if keyword == "condition" or (keyword is None and place == 0):
                return self._conditions.implied(argument.value, truth)
        return NOTHING

    def _by_name(self, mark: cst.CSTNode, name: str) -> Devices:
        spoken = words(name)
        if spoken[:2] == ["require", "torch"] and not _GPUS.isdisjoint(spoken):
            return promise_of("cuda")
        if devices := mentioned(mark):
            return devices
        if spoken[:1] in (["require"], ["requires"], ["needs"]) and not _PACKAGES.isdisjoint(spoken):
            return EVERYTHING
        functions = self._conditions.functions(name)
        return NOTHING.union(*(mentioned(function.body) for function in functions))


def pretends(mark: cst.CSTNode) -> bool:
    """Whether a decorator or context puts a mock in the place of something of torch's, or of a device's."""
    if not isinstance(mark, cst.Call) or "patch" not in words(dotted(mark.func) or ""):
        return False
    return any("torch" in text or spoken_of(text) for text in texts(mark))


def replaces_devices(call: cst.Call) -> bool:
    """Whether a call of pytest's ``monkeypatch`` puts something else in the place of a device's functions."""
    if last_name(call) not in ("setattr", "delattr") or not isinstance(call.func, cst.Attribute) or not call.args:
        return False
    return any(spoken_of(text) for text in texts(call.args[0].value))
