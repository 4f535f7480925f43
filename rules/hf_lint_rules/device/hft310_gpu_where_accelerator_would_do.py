"""The rule on tests that ask for CUDA and could run on any accelerator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.cuda_needs import could_run_anywhere
from hf_lint.facts.promises import last_name
from hf_lint.facts.testing_utils import imports_of
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_INSTEAD = {
    "require_torch_gpu": "require_torch_accelerator",
    "require_torch_large_gpu": "require_torch_large_accelerator",
    "require_torch_multi_gpu": "require_torch_multi_accelerator",
}


class GpuWhereAcceleratorWouldDo(Rule):
    """The test is marked for CUDA, and does nothing that needs it.

    `@require_torch_gpu` is CUDA and nothing else: on XPU, NPU and HPU the test is skipped, though it follows
    `torch_device` and would run there. Expected values for `xpu` behind it are never compared.

    Use `@require_torch_accelerator`, and likewise `@require_torch_multi_accelerator` and
    `@require_torch_large_accelerator`.

    Only tests are meant that place their model by `torch_device`, `device_map` or a trainer. Left alone is whatever
    names CUDA, a library or kernel that may need it, `torch.compile`, quantisation or several processes, in the test
    or a method that it calls; tests that know expected values for CUDA alone; and classes with tests out of sight.

    The fix is unsafe: the test then runs on machines where it has never run. The import of the old mark stays.
    """

    code = "HFT310"
    name = "gpu-where-accelerator-would-do"
    message = "`@{mark}` asks for CUDA, and nothing in `{test}` needs it; use `@{instead}`"
    kinds = UPSTREAM
    preview = True
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "from transformers.testing_utils import require_torch_gpu, torch_device\n\n"
            "@require_torch_gpu  # HFT310\ndef test_forward():\n    model = load_model().to(torch_device)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers.testing_utils import require_torch_accelerator, torch_device\n\n"
            "@require_torch_accelerator\ndef test_forward():\n    model = load_model().to(torch_device)\n"
        ),
        (
            "from transformers.testing_utils import require_torch_gpu\n\n"
            "@require_torch_gpu\ndef test_memory():\n    torch.cuda.reset_peak_memory_stats()\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Each mark for CUDA, and what the test below it does."""
        if "gpu" not in file.source.text:
            return
        for mark in file.index.all(cst.Decorator):
            name, test = last_name(mark.decorator), file.index.parents[mark]
            if name not in _INSTEAD or not isinstance(test, (cst.FunctionDef, cst.ClassDef)):
                continue
            if could_run_anywhere(file, test):
                fix, test_name = _fix(file, mark), test.name.value
                yield self.at(file, mark.decorator, fix=fix, mark=name, test=test_name, instead=_INSTEAD[name])


def _fix(file: TestFile, mark: cst.Decorator) -> Fix | None:
    written = mark.decorator.func if isinstance(mark.decorator, cst.Call) else mark.decorator
    if not isinstance(written, cst.Name):
        return None
    instead = _INSTEAD[written.value]
    imports = imports_of(file, instead)
    return (
        None if imports is None else Fix(f"Use `@{instead}`", (*imports, Edit(file.span(written), instead)), safe=False)
    )
