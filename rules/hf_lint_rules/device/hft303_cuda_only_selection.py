"""The rule on choosing between CUDA and the CPU alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.device_choices import Choice, cuda_or_cpu
from hf_lint.facts.torch_device import NAME, imports_of_torch_device
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class CudaOnlySelection(Rule):
    """The test chooses between CUDA and the CPU, and knows no other accelerator.

    `"cuda" if torch.cuda.is_available() else "cpu"` is the CPU on every machine with MPS, XPU, NPU or HPU: the test is
    slow there, and never sees whether the model works on the accelerator that it is run for. ROCm calls its devices
    `cuda` and is served.

    Use `torch_device` of `transformers.testing_utils`, or ask `torch.accelerator`, which torch has since 2.6:
    `torch.accelerator.current_accelerator() if torch.accelerator.is_available() else "cpu"`.

    Functions that name any other accelerator are left alone, and so is what a decorator, or the name of its function or
    class, binds to CUDA.

    The fix is unsafe: `torch_device` is another device on machines with another accelerator, where the test has not
    run on it before, and follows the environment variable `TRANSFORMERS_TEST_DEVICE`.
    """

    code = "HFT303"
    name = "cuda-only-selection"
    message = (
        "without CUDA this is the CPU, whatever accelerator there is; use `torch_device` or ask `torch.accelerator`"
    )
    preview = True
    fixable = "sometimes"
    BAD: ClassVar = (
        'device = "cuda" if torch.cuda.is_available() else "cpu"  # HFT303\n',
        (
            "def select_device():\n    if torch.cuda.is_available():  # HFT303\n"
            '        return "cuda"\n    return "cpu"\n'
        ),
    )
    GOOD: ClassVar = (
        "from transformers.testing_utils import torch_device\n\nmodel = load_model().to(torch_device)\n",
        (
            "def select_device():\n    if torch.accelerator.is_available():\n"
            '        return torch.accelerator.current_accelerator()\n    return torch.device("cpu")\n'
        ),
        "dtype = torch.float16 if torch.cuda.is_available() else torch.float32\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Each choice that knows CUDA and the CPU alone."""
        for choice in cuda_or_cpu(file):
            place = choice if isinstance(choice, cst.IfExp) else choice.test
            yield self.at(file, place, fix=_fix(file, choice))


def _fix(file: TestFile, choice: Choice) -> Fix | None:
    """For expressions alone: with an `if` its author may have more in mind than the choice."""
    if not isinstance(choice, cst.IfExp) or (imports := imports_of_torch_device(file)) is None:
        return None
    device = NAME
    if isinstance(choice.body, cst.Call) and isinstance(choice.orelse, cst.Call):
        device = f"{file.source.text_of(choice.body.func)}({NAME})"
    elif isinstance(choice.body, cst.Call) or isinstance(choice.orelse, cst.Call):
        return None
    return Fix(f"Use `{NAME}`", (*imports, Edit(file.span(choice), device)), safe=False)
