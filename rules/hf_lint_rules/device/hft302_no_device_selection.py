"""The rule on model tests that leave the device to chance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.promises import last_name
from hf_lint.facts.wholeness import is_whole
from hf_lint.finding import Finding
from hf_lint.kind import STANDALONE
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

# In any form: a flag, a setting, a comment that says why the CPU is meant.
_SPEAKS_OF_DEVICES = re.compile(
    r"device|cuda|rocm|accelerat|openvino|hardware|[gc]pu|(?<![a-z])(?:[ntx]pus?|mps|hpu|mlu)(?![a-z])", re.IGNORECASE
)
_MODEL = re.compile(r"(?!TF[A-Z]|Flax)\w*(?:Model(?:For\w+|With\w+)?|For[A-Z]\w+|LMHead\w*)")


class NoDeviceSelection(Rule):
    """The test loads a model with `from_pretrained` and never says on which device it runs.

    `from_pretrained` leaves the model on the CPU. On a machine with an accelerator the test is slow there, and what
    it is run for on such a machine, that the model works on the accelerator, it never sees.

    Choose the device once, with `torch_device` of `transformers.testing_utils` or by `torch.accelerator`, move model
    and inputs to it, or pass `device_map="auto"`.

    A file that so much as mentions a device, in a comment too, is left alone, and so is one whose classes inherit
    from another file. `pipeline(...)` finds an accelerator by itself, for a model that it is given too, and so does a
    trainer. TensorFlow's and Flax's classes are not meant.
    """

    code = "HFT302"
    name = "no-device-selection"
    message = "`{loader}` leaves the model on the CPU, and the test never chooses a device"
    kinds = STANDALONE
    BAD: ClassVar = ("def test_forward():\n    model = AutoModel.from_pretrained(MODEL)  # HFT302\n",)
    GOOD: ClassVar = (
        "def test_forward():\n    model = AutoModel.from_pretrained(MODEL).to(torch_device)\n",
        "def test_forward():\n    tokenizer = AutoTokenizer.from_pretrained(MODEL)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Speaks at the first model that the file loads."""
        if _SPEAKS_OF_DEVICES.search(file.source.text) or "from_pretrained" not in file.source.text:
            return
        calls = file.index.all(cst.Call)
        first = next(filter(_loads_a_model, calls), None)
        if first is not None and not any(map(_places, calls)) and is_whole(file):
            yield self.at(file, first, loader=dotted(first.func))


def _loads_a_model(call: cst.Call) -> bool:
    owner, _, method = (dotted(call.func) or "").rpartition(".")
    name = owner.rpartition(".")[2]
    return method == "from_pretrained" and _MODEL.fullmatch(name) is not None


def _places(call: cst.Call) -> bool:
    """Whether a pipeline or a trainer takes the model, and with it the choice of the device."""
    name = last_name(call)
    return name.endswith("Trainer") or (name == "pipeline" and any(last_name(a.value) == "model" for a in call.args))
