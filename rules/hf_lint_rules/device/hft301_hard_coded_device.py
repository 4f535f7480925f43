"""The rule on accelerators that a test names itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.devices import DeviceUse, accelerator_uses
from hf_lint.facts.guards import Promise, guards_of
from hf_lint.facts.torch_device import NAME, imports_of_torch_device
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class HardCodedDevice(Rule):
    """The test names an accelerator that nothing around it promises.

    `model.to("cuda")` fails on every machine without CUDA. Behind `@require_torch_accelerator` it fails on the very
    machines that the decorator lets through: XPU, NPU, HPU. A fixed device beside `torch_device` also puts the model
    and its inputs on different devices.

    Use `torch_device` of `transformers.testing_utils`, which names whatever the machine has, or guard the test with
    what it needs, such as `@require_torch_gpu`.

    Guards are decorators and marks on the test or its class, skips in `setUp` and in fixtures, tests of `if`, early
    returns, imports of libraries that load only beside their maker's accelerator (`habana_frameworks`, `torch_npu`),
    and those around every call of a function that tests call. Left alone are places where a guard may stand out of
    sight: functions that no test of the file calls, attempts whose failure is caught, mocks, and calls that
    may do anything with a device's name. Comparisons, expected values and parameters are no uses at all.

    The fix writes `torch_device` where the file imports it or can. It is unsafe for `torch.autocast`, which behaves
    otherwise on the CPU, and for `mps`, which `torch_device` is only when asked for. An index other than 0 is left
    to you.
    """

    code = "HFT301"
    name = "hard-coded-device"
    message = "{what} asks for {device}, and {promised}"
    fixable = "sometimes"
    BAD: ClassVar = (
        'def test_forward():\n    model = AutoModel.from_pretrained(MODEL).to("cuda")  # HFT301\n',
        "@require_torch_accelerator\ndef test_forward():\n    inputs = make_inputs().cuda()  # HFT301\n",
    )
    GOOD: ClassVar = (
        "def test_forward():\n    model = AutoModel.from_pretrained(MODEL).to(torch_device)\n",
        '@require_torch_gpu\ndef test_forward():\n    model.to("cuda")\n',
        'def test_forward():\n    if torch.cuda.is_available():\n        model.to("cuda")\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Asks the guards around each device that is named."""
        for use in accelerator_uses(file):
            guards = guards_of(file, use.call)
            if not guards.promise(use.device):
                place = use.call if use.literal is None or use.how == "method" else use.literal
                what = f"`.{use.device}()`" if use.literal is None else f"`{file.source.text_of(use.literal)}`"
                promised = _promised(guards, use.device)
                yield self.at(file, place, fix=_fix(file, use), what=what, device=use.device, promised=promised)


def _promised(guards: Promise, device: str) -> str:
    if guards.promise_accelerator:
        return f"the guards promise some accelerator, not {device}; use `{NAME}`"
    return f"no guard promises one; use `{NAME}` or require {device}"


def _fix(file: TestFile, use: DeviceUse) -> Fix | None:
    edits = _replaced(file, use)
    imports = imports_of_torch_device(file) if edits is not None else None
    if edits is None or imports is None:
        return None
    return Fix(f"Use `{NAME}`", (*imports, *edits), safe=use.how != "autocast" and use.device != "mps")


def _replaced(file: TestFile, use: DeviceUse) -> tuple[Edit, ...] | None:
    if use.literal is None:
        assert isinstance(use.call.func, cst.Attribute)
        if use.call.args:
            return None
        span = file.span(use.call)
        start = file.span(use.call.func.attr)
        return (Edit(span._replace(line=start.line, column=start.column), f"to({NAME})"),)
    if use.written.partition(":")[2] in ("", "0") and isinstance(use.literal, cst.SimpleString):
        return (Edit(file.span(use.literal), NAME),)
    return None
