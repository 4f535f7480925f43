"""The rule on choosing visible devices when CUDA has chosen already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.cuda_start import start_of_cuda
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_VARIABLE = "CUDA_VISIBLE_DEVICES"
# Child processes read the variable anew, and may be what it is set for.
_CHILDREN = re.compile(
    r"\bsubprocess|\bPopen|multiprocessing|\bos\.(?:system|exec|spawn|fork|posix_spawn)|torchrun|mp\.spawn"
)


class LateVisibleDevices(Rule):
    """`CUDA_VISIBLE_DEVICES` is set when CUDA is initialised already.

    The CUDA driver reads the variable once, when it is initialised. `torch.cuda.is_available()` does that, and so does
    the import of `transformers.testing_utils`, which asks for its `torch_device`. What is set afterwards has no effect
    in this process: a test that is to run on the CPU, or on the second GPU, runs on the first GPU all the same.

    Set the variable in the shell, or above the first `import torch`. Better, let the test choose: hand the device to
    `.to(...)`, or set `TRANSFORMERS_TEST_DEVICE=cpu` for tests that follow `torch_device`.

    `import torch` alone does not initialise CUDA, so the variable may still be set below it, as long as nothing has
    asked for CUDA. Only what certainly ran before is counted: at module level and in functions called there, in a
    condition around the place, and earlier in the same function. Left alone are files that also read the variable,
    that start other processes, or that use `PYTORCH_NVML_BASED_CUDA_CHECK`, and functions that are called while the
    file is imported.
    """

    code = "HFT306"
    name = "late-visible-devices"
    message = (
        "`CUDA_VISIBLE_DEVICES` is set too late: `{start}` on line {line} has initialised CUDA, which reads it then"
    )
    BAD: ClassVar = (
        (
            "import os\nimport torch\n\nHAS_CUDA = torch.cuda.is_available()\n\n"
            'def main(args):\n    if args.cpu_only:\n        os.environ["CUDA_VISIBLE_DEVICES"] = ""  # HFT306\n'
        ),
    )
    GOOD: ClassVar = (
        'import os\n\nos.environ["CUDA_VISIBLE_DEVICES"] = ""\nimport torch\n\nHAS_CUDA = torch.cuda.is_available()\n',
        'import os\nimport torch\n\nos.environ["CUDA_VISIBLE_DEVICES"] = "1"\nHAS_CUDA = torch.cuda.is_available()\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Each place that sets the variable, and what ran before it."""
        if _VARIABLE not in file.source.text or _CHILDREN.search(file.source.text):
            return
        settings = list(_settings(file))
        mentions = [text for text in file.index.all(cst.SimpleString) if text.raw_value == _VARIABLE]
        for node in settings if len(mentions) == len(settings) else ():
            if (start := start_of_cuda(file, node)) is not None:
                yield self.at(file, node, start=_shown(file, start), line=file.span(start).line)


def _settings(file: TestFile) -> Iterator[cst.CSTNode]:
    for target in file.index.all(cst.AssignTarget):
        place = target.target
        if isinstance(place, cst.Subscript) and file.names.full_name(place.value) == "os.environ":
            index = place.slice[0].slice
            if isinstance(index, cst.Index) and file.names.string(index.value) == _VARIABLE:
                yield file.index.parents[target]
    for call in file.index.all(cst.Call):
        setting = call.args and file.names.full_name(call.func) in ("os.environ.setdefault", "os.putenv")
        if setting and file.names.string(call.args[0].value) == _VARIABLE:
            yield call


def _shown(file: TestFile, start: cst.CSTNode) -> str:
    if isinstance(start, cst.Call):
        return f"{file.source.text_of(start.func)}()"
    return "transformers.testing_utils"
