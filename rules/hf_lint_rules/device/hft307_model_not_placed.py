"""The rule on integration tests that leave the model where it was loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.placing import place_all
from hf_lint.facts.unplaced_models import unplaced_models
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class ModelNotPlaced(Rule):
    """An integration test runs the model without placing it on a device.

    `from_pretrained` leaves the model on the CPU. On the machines that integration tests are for, with an
    accelerator, the test is slow, and says nothing about the model on that accelerator: its kernels, its attention
    and its precision are never tried.

    Place the model, the inputs and the expected tensors on `torch_device` of `transformers.testing_utils`, or pass
    `device_map=torch_device`.

    Left alone are tests that so much as mention a device or a quantisation, in a comment too, models that the test
    hands on or only inspects, and loading calls with arguments out of sight. The fix moves the model, what it is run
    with and every tensor of the test. It is unsafe, since an accelerator comes to other figures than the CPU, and it
    is offered only where all that the model is run with is made in the test itself.
    """

    code = "HFT307"
    name = "model-not-placed"
    message = "`{model}` runs on the CPU: neither `.to(torch_device)` nor `device_map` places it"
    kinds = UPSTREAM
    preview = True
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "from transformers import BertModel\n\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    @slow\n    def test_inference(self):\n"
            '        model = BertModel.from_pretrained("google-bert/bert-base-uncased")  # HFT307\n'
            "        output = model(torch.tensor([[101, 102]]))\n"
        ),
        (
            "from transformers import BertModel\n\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    @slow\n    def test_inference(self):\n"
            '        model = BertModel.from_pretrained("google-bert/bert-base-uncased")  # HFT307\n'
            "        output = model(self.input_ids)\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import BertModel\n\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    @slow\n    def test_inference(self):\n"
            '        model = BertModel.from_pretrained("google-bert/bert-base-uncased").to(torch_device)\n'
            "        output = model(torch.tensor([[101, 102]]).to(torch_device))\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the models that integration tests load and run."""
        for model in unplaced_models(file):
            loader = (dotted(model.loading.func) or "").rpartition(".")[0]
            yield self.at(file, model.loading, fix=place_all(file, model), model=loader)
