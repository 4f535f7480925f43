"""The rule on integration tests that run in the fast suite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.slow_mark import mark_slow
from hf_lint.facts.slowness import fast_loads
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class SlowMissing(Rule):
    """An integration test loads a real checkpoint and is not marked `@slow`.

    Integration tests compare a published checkpoint with figures that were once right. They download gigabytes and
    belong into the slow suite. One that lacks the mark runs with every change, in a job that has neither the time
    nor the memory, and often not the network.

    Mark the test, or the whole class, with `@slow` of `transformers.testing_utils`.

    An integration test is one in a class that is called so, as `BertModelIntegrationTest` is. Any other test is the
    matter of HFT601. Left alone are checkpoints made for tests, folders, ids that cannot be read from the file, tests
    that are skipped anyway, and those that want several accelerators.
    """

    code = "HFT605"
    name = "slow-missing"
    message = "`{test}` loads `{checkpoint}` and is not marked `@slow`"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "from transformers import BertModel\n\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    def test_inference(self):  # HFT605\n"
            '        model = BertModel.from_pretrained("google-bert/bert-base-uncased")\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import BertModel\n\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    @slow\n    def test_inference(self):\n"
            '        model = BertModel.from_pretrained("google-bert/bert-base-uncased")\n'
        ),
        (
            "from transformers import BertModel\n\n\nclass BertModelIntegrationTest(unittest.TestCase):\n"
            "    def test_inference(self):\n"
            '        model = BertModel.from_pretrained("hf-internal-testing/tiny-random-bert")\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at what the tests of the fast suite load."""
        for load in fast_loads(file):
            if load.is_integration:
                fix = mark_slow(file, load.test, safe=True)
                yield self.at(file, load.test.name, fix=fix, test=load.test.name.value, checkpoint=load.checkpoint)
