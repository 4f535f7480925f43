"""The rule on checkpoints behind a gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.checkpoints import is_for_tests, loaded_ids
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

GATED = ("google/gemma-", "meta-llama/")


class GatedCheckpoint(Rule):
    """A test loads a checkpoint that only those may download who have accepted its licence.

    CI has no token, so the download fails there with a `GatedRepoError`, and the test with it.

    Use a tiny random checkpoint of the same model type, or one without a gate.
    """

    code = "HFT801"
    name = "gated-checkpoint"
    message = "`{checkpoint}` is gated, and CI has no token for it"
    BAD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\ndef test_forward():\n"
            '    AutoModel.from_pretrained("meta-llama/Llama-3.2-1B")  # HFT801\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import AutoModel\n\n\ndef test_forward():\n"
            '    AutoModel.from_pretrained("hf-internal-testing/tiny-random-LlamaForCausalLM")\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the ids that ``from_pretrained`` and ``pipeline`` are given."""
        for _, literal in loaded_ids(file):
            checkpoint = literal.raw_value
            if checkpoint.startswith(GATED) and not is_for_tests(checkpoint):
                yield self.at(file, literal, checkpoint=checkpoint)
