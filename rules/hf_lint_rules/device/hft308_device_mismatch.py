"""The rule on inputs that are left on the CPU while the model is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.device_stories import Mismatch, mismatches
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class DeviceMismatch(Rule):
    """The model is placed on a device, and its inputs are never moved there.

    Tokenizers, processors and `torch.tensor` make their tensors on the CPU. A model on an accelerator refuses them:
    `Expected all tensors to be on the same device`. On a machine without accelerator the test passes all the same.

    Move the inputs as well: `inputs = tokenizer(text, return_tensors="pt").to(model.device)`.

    The rule speaks only where one function shows everything: it loads the model, places it, makes the inputs and runs
    the model with them. Left alone are functions that name a `device_map`, a trainer, hooks or mocks, inputs that any
    other call may have moved, models that come back to the CPU, devices that are the CPU in any case, arguments such
    as `labels` that models move themselves, and runs that are meant to fail.
    """

    code = "HFT308"
    name = "device-mismatch"
    message = "`{given}` stays on the CPU, and `{model}` is on `{device}`"
    preview = True
    BAD: ClassVar = (
        (
            "from transformers import AutoModel, AutoTokenizer\n\n\ndef test_forward():\n"
            "    tokenizer = AutoTokenizer.from_pretrained(NAME)\n"
            "    model = AutoModel.from_pretrained(NAME).to(torch_device)\n"
            '    inputs = tokenizer("Paris is in France.", return_tensors="pt")\n'
            "    output = model(**inputs)  # HFT308\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import AutoModel, AutoTokenizer\n\n\ndef test_forward():\n"
            "    tokenizer = AutoTokenizer.from_pretrained(NAME)\n"
            "    model = AutoModel.from_pretrained(NAME).to(torch_device)\n"
            '    inputs = tokenizer("Paris is in France.", return_tensors="pt").to(torch_device)\n'
            "    output = model(**inputs)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the functions that place a model."""
        for found in mismatches(file):
            given = " ".join(file.source.text_of(found.given).split())
            yield self.at(file, found.given, given=given, model=found.model, device=_device(file, found))


def _device(file: TestFile, found: Mismatch) -> str:
    return file.source.text_of(found.placing.args[0].value) if found.placing.args else "cuda"
