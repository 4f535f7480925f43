"""The rule on model tests without a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.checkpoints import fetches_model
from hf_lint.facts.loading import loading_calls
from hf_lint.finding import Finding
from hf_lint.kind import STANDALONE
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

# A head says the task as well: `AutoModelForMaskedLM`, `BertLMHeadModel`, `model.generate`, `.logits`.
_TASK = re.compile(
    r"(?i:task|pipeline|logits|hidden|pooler|embed|similarity|_values\b)|For[A-Z]|LMHead|WithLM|DoubleHeads|\.generate\b"
)


class NoTask(Rule):
    """A model test configures no task.

    A model is made for something. A test that loads a base model, and says nowhere what task it is for, never reads a
    prediction: at best it sees that there was some output.

    Name the task in a call of `pipeline`, in `self.task`, or by the class of a head (`AutoModelForMaskedLM`).

    A file counts as having a task if it so much as speaks of one, loads a class with a head, generates, or reads
    logits, hidden states, embeddings or similarities. Files that load no model are left alone.
    """

    code = "HFT211"
    name = "no-task"
    message = "this test loads a model and configures no task for it"
    kinds = STANDALONE
    BAD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\nclass TestBertModels:\n    def test_load(self):\n"
            '        model = AutoModel.from_pretrained("google-bert/bert-base-uncased")  # HFT211\n'
            "        assert model is not None\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import AutoModelForMaskedLM\n\n\nclass TestBertModels:\n    def test_load(self):\n"
            '        model = AutoModelForMaskedLM.from_pretrained("google-bert/bert-base-uncased")\n'
            "        assert model is not None\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the first model that the file loads."""
        if _TASK.search(file.source.text):
            return
        call = next((call for call in loading_calls(file) if fetches_model(file, call)), None)
        if call is not None:
            yield self.at(file, call)
