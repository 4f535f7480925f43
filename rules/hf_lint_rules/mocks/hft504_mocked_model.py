"""The rule on tests of a model that is a mock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.mocked_models import replaced_model
from hf_lint.facts.test_functions import test_functions
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_CLUE = re.compile(r"Mock\(|\bpatch(?:\.object)?\(")


class MockedModel(Rule):
    """The model that a test is about is a mock.

    A mock answers every call, and whatever it was told to answer. A test of a model that replaces the model tests the
    mock: it passes for a model that cannot be loaded, and for one that does not exist.

    Use a tiny model with random weights, made from a small configuration or loaded from a test repository, and assert
    on its outputs.

    Speaks of what a test patches in transformers (`pipeline`, a model class or its `from_pretrained`) and, in the test
    files of models, of mocks that are called `model` or `pipeline`. Left alone: tokenizers and other parts, draft and
    assistant models, and a mock in one branch of an `if`, in whose `else` the model may well be a real one.
    """

    code = "HFT504"
    name = "mocked-model"
    message = "`{test}` puts a mock in place of `{model}`, so it does not test the model; use a tiny one"
    preview = True
    BAD: ClassVar = (
        """\
class TestBertModels:
    @patch("transformers.BertModel.from_pretrained")  # HFT504
    def test_from_pretrained(self, from_pretrained):
        from_pretrained("bert-base-uncased")
        from_pretrained.assert_called_once()
""",
    )
    GOOD: ClassVar = (
        (
            "def test_model():\n    model = BertModel(BertConfig(hidden_size=32))\n"
            "    assert model(**inputs).pooler_output.shape == (1, 32)\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks for mocks in each test, its decorators included; speaks once for each test."""
        if _CLUE.search(file.source.text) is None:
            return
        tests = {test for test, _ in test_functions(file)}
        spoken: set[cst.CSTNode] = set()
        for call in file.index.all(cst.Call):
            if (model := replaced_model(file, call)) is None:
                continue
            test = next((up for up in file.index.ancestors(call) if up in tests), None)
            if isinstance(test, cst.FunctionDef) and test not in spoken:
                spoken.add(test)
                yield self.at(file, call, test=test.name.value, model=model)
