"""The rule on fast tests that download real models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.slow_mark import mark_slow
from hf_lint.facts.slowness import fast_loads
from hf_lint.finding import Finding
from hf_lint.kind import UPSTREAM
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class CheckpointInFastTest(Rule):
    """A test that is not `@slow` downloads a real checkpoint.

    The fast suite runs with every change, on machines with little memory and often without a network. A download of
    hundreds of megabytes makes it slow, and fail whenever the Hub does.

    Make the model from a small configuration, load one of the tiny checkpoints of `hf-internal-testing`, or mark the
    test with `@slow`. The fix does the last, which takes the test out of the fast suite.

    Only models are meant: configurations, tokenizers and processors are small. Left alone are checkpoints made for
    tests, by their names, folders, ids that cannot be read from the file, loads that are meant to fail, tests that
    are skipped anyway, and those that want several accelerators. Integration tests are the matter of HFT605.
    """

    code = "HFT601"
    name = "checkpoint-in-fast-test"
    message = "`{test}` downloads `{checkpoint}` and is not marked `@slow`"
    kinds = UPSTREAM
    fixable = "sometimes"
    BAD: ClassVar = (
        (
            "from transformers import BertModel\n\n\nclass BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    def test_pooler(self):  # HFT601\n"
            '        model = BertModel.from_pretrained("google-bert/bert-base-uncased")\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import BertModel\n\n\nclass BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    def test_pooler(self):\n"
            '        model = BertModel.from_pretrained("hf-internal-testing/tiny-random-bert")\n'
        ),
        (
            "from transformers import BertModel\n\n\nclass BertModelTest(ModelTesterMixin, unittest.TestCase):\n"
            "    def test_pooler(self):\n        model = BertModel(self.model_tester.get_config())\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at what the tests of the fast suite load."""
        for load in fast_loads(file):
            if not load.is_integration:
                fix = mark_slow(file, load.test, safe=False)
                yield self.at(file, load.test.name, fix=fix, test=load.test.name.value, checkpoint=load.checkpoint)
