"""Where a file puts models and tensors on a device, and on which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.facts.promises import device_type, last_name, words
from hf_lint.names import dotted

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

_NAMED = re.compile(r"[rRuU]?[\"']+(?:cuda|mps|xpu|npu|hpu|mlu|musa)\b")
_METHODS = frozenset({"cuda", "xpu", "npu", "hpu", "mlu"})
_TAKE_DEVICES = _METHODS | {"to", "device", "autocast"}
_KEYWORDS = ("device", "device_map", "device_type", "map_location")
_LOADERS = frozenset({"from_pretrained", "from_config", "pipeline"})
_MOCKS = frozenset({"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "patch"})
_EXPECTING = frozenset({"assert", "expect", "patch", "mock"})


@dataclass(frozen=True)
class DeviceUse:
    """One place that asks for a device of its own choice.

    ``how`` is ``to``, ``method`` (``x.cuda()``), ``device`` (``torch.device``), ``autocast`` or the keyword's name;
    ``literal`` is what names the device, None for a method; ``written`` what it names, such as ``cuda:0``.
    """

    call: cst.Call
    how: str
    written: str
    literal: cst.BaseExpression | None

    @property
    def device(self) -> str:
        """The device type, without its index."""
        return self.written.partition(":")[0]


def accelerator_uses(file: TestFile) -> tuple[DeviceUse, ...]:
    """The places that name an accelerator themselves, in the order of the text.

    Comparisons, expected values, parameters, keys, mocks and calls that may do anything with a device's name are not
    uses.
    """
    if "accelerator_uses" not in file.facts:
        file.facts["accelerator_uses"] = tuple(_uses(file)) if _names_an_accelerator(file) else ()
    uses: tuple[DeviceUse, ...] = file.facts["accelerator_uses"]
    return uses


def _names_an_accelerator(file: TestFile) -> bool:
    literals = file.index.all(cst.SimpleString)
    return not _METHODS.isdisjoint(file.called) or any(_NAMED.match(literal.value) for literal in literals)


def _uses(file: TestFile) -> Iterator[DeviceUse]:
    for call in file.index.all(cst.Call):
        name = _short_name(call)
        if name not in _TAKE_DEVICES and not any(arg.keyword and arg.keyword.value in _KEYWORDS for arg in call.args):
            continue
        use = _use(file, call, name)
        if use is not None and not _is_expectation(file, call) and not _is_mocked(file, call):
            yield use


def _short_name(call: cst.Call) -> str:
    """The last name of what is called; by exact type, since this runs for every call of a file."""
    function = call.func
    if type(function) is cst.Attribute:
        return function.attr.value
    return function.value if type(function) is cst.Name else ""


def _use(file: TestFile, call: cst.Call, name: str) -> DeviceUse | None:
    if name in _METHODS and isinstance(call.func, cst.Attribute):
        return DeviceUse(call, "method", name, None) if _is_value(file, call.func.value) else None
    if (asked := _argument(file, call, name)) is None:
        return None
    how, literal = asked
    written = file.names.string(literal)
    return None if written is None or device_type(written) is None else DeviceUse(call, how, written, literal)


def _is_value(file: TestFile, node: cst.BaseExpression) -> bool:
    """Whether something can be a model or tensor: neither a module nor a class."""
    full = file.names.full_name(node)
    return full is None or not full.startswith("torch")


def _argument(file: TestFile, call: cst.Call, name: str) -> tuple[str, cst.BaseExpression] | None:
    """How a call takes a device, and the expression that names it."""
    keywords = {argument.keyword.value: argument.value for argument in call.args if argument.keyword is not None}
    first = call.args[0].value if call.args and call.args[0].keyword is None and not call.args[0].star else None
    if name == "to" and isinstance(call.func, cst.Attribute):
        literal = keywords.get("device", first)
        return None if literal is None else ("to", literal)
    full = file.names.full_name(call.func) or ""
    if full == "torch.device":
        return None if first is None else ("device", first)
    if full in ("torch.autocast", "torch.amp.autocast"):
        literal = keywords.get("device_type", first)
        return None if literal is None else ("autocast", literal)
    for keyword in _KEYWORDS:
        if keyword in keywords and (_places(name, keyword, full) or "return_tensors" in keywords):
            return keyword, keywords[keyword]
    return None


def _places(name: str, keyword: str, full: str) -> bool:
    """Whether a call with this keyword certainly places something."""
    if name in _LOADERS:
        return keyword in ("device", "device_map")
    return full.startswith(("torch.", "transformers.")) and keyword in ("device", "map_location", "device_map")


def _is_expectation(file: TestFile, call: cst.Call) -> bool:
    """Whether the device is only compared, expected or passed to a mock."""
    below: cst.CSTNode = call
    for up in file.index.ancestors(call):
        if isinstance(up, (cst.Comparison, cst.Assert, cst.Decorator, cst.Param, cst.Subscript)):
            return True
        if isinstance(up, cst.Call) and below is not up.func and not _EXPECTING.isdisjoint(words(last_name(up))[:1]):
            return last_name(call) == "device"  # `assertEqual(f(x.to("cuda")), 1)` still needs the device
        if isinstance(up, (cst.BaseSmallStatement, cst.BaseCompoundStatement)):
            return False
        below = up
    return False


def _is_mocked(file: TestFile, call: cst.Call) -> bool:
    """Whether what is called is a mock, or belongs to one."""
    root: cst.CSTNode = call.func
    while isinstance(root, (cst.Attribute, cst.Call, cst.Subscript)):
        root = root.func if isinstance(root, cst.Call) else root.value
    name = dotted(root) or ""
    if "mock" in words(name) or name in _MOCKS:
        return True
    values = (file.names.assigned_value(binding) for binding in file.names.bindings.get(name, ()))
    return any(isinstance(value, cst.Call) and last_name(value) in _MOCKS for value in values)
