"""The rule on calls of `torch.cuda` where there may be no CUDA."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.backends import backend_of, exchange
from hf_lint.facts.cuda_calls import IDLE, RAISING, SEEDS, CudaCall, cuda_calls
from hf_lint.facts.devices import accelerator_uses
from hf_lint.facts.guards import Promise, guards_of
from hf_lint.facts.torch_device import NAME, imports_of_torch_device
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_SEEDS_ALL_DEVICES = ("torch.manual_seed(", "set_seed(")


class CudaOnlyCall(Rule):
    """A function of `torch.cuda` is called where nothing promises CUDA.

    `torch.cuda.synchronize()`, `get_device_capability()`, `reset_peak_memory_stats()`, `Event` and others raise where
    torch has no CUDA. `torch.cuda.empty_cache()` does nothing there, which is right on the CPU; but a test that
    follows `torch_device` also runs on XPU, NPU and other accelerators, and their memory is not freed. In the same
    way `manual_seed_all` seeds nothing there, and `max_memory_allocated` returns 0.

    Use `backend_empty_cache(torch_device)`, `backend_synchronize(torch_device)` and their like of
    `transformers.testing_utils`, or guard the call with `@require_torch_gpu` or `if torch.cuda.is_available():`.

    Guards are read as for `hard-coded-device`, and a function that names `cuda` itself without a guard is left to that
    rule. Calls that merely do nothing are left alone in tests that neither follow `torch_device` nor require an
    accelerator, and so are seeds beside `torch.manual_seed`, which seeds every device.

    The fix is unsafe for seeds, which change the random numbers on the CPU, and for measured memory.
    """

    code = "HFT304"
    name = "cuda-only-call"
    message = "`torch.cuda.{function}` {what}, and no guard promises CUDA; {instead}"
    fixable = "sometimes"
    BAD: ClassVar = (
        "import torch\n\ndef test_forward():\n    model(**inputs)\n    torch.cuda.synchronize()  # HFT304\n",
        (
            "import torch\nfrom transformers.testing_utils import require_torch_accelerator, torch_device\n\n"
            "@require_torch_accelerator\ndef test_forward():\n    model.to(torch_device)\n"
            "    torch.cuda.empty_cache()  # HFT304\n"
        ),
    )
    GOOD: ClassVar = (
        "import torch\n\n@require_torch_gpu\ndef test_forward():\n    torch.cuda.synchronize()\n",
        (
            "import torch\nfrom transformers.testing_utils import backend_empty_cache, torch_device\n\n"
            "def test_forward():\n    model.to(torch_device)\n    backend_empty_cache(torch_device)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Asks the guards around each call."""
        for found in cuda_calls(file):
            guards = guards_of(file, found.call)
            if not guards.promise("cuda") and _matters(file, found, guards) and not _is_named(file, found.call):
                what = "raises where torch has no CUDA"
                if found.function in IDLE:
                    what = f"{IDLE[found.function]} on accelerators other than CUDA"
                backend, seed = backend_of(file, found), ", seed" if found.function in SEEDS else ""
                instead = "require CUDA" if backend is None else f"use `{backend}({NAME}{seed})`"
                fix = exchange(file, found)
                yield self.at(file, found.call, fix=fix, function=found.function, what=what, instead=instead)


def _matters(file: TestFile, found: CudaCall, guards: Promise) -> bool:
    """Whether the call raises, or leaves something undone on the devices that the test is written for."""
    if found.function not in IDLE:
        return found.function in RAISING
    if imports_of_torch_device(file) != () and not guards.promise_accelerator:
        return False
    home = file.names.scope(found.call)
    text = file.source.text if home is None else file.source.text_of(home)
    return found.function not in SEEDS or not any(call in text for call in _SEEDS_ALL_DEVICES)


def _is_named(file: TestFile, call: cst.Call) -> bool:
    """Whether the function that the call stands in also places something on CUDA unguarded, as HFT301 reports."""
    home = file.names.scope(call)
    uses = (use for use in accelerator_uses(file) if use.device == "cuda" and file.names.scope(use.call) is home)
    return any(not guards_of(file, use.call).promise("cuda") for use in uses)
