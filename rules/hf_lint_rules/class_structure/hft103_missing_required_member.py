"""The rule on the members that a convention requires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.required_members import lacking_members
from hf_lint.finding import Finding
from hf_lint.kind import BOTH
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class MissingRequiredMember(Rule):
    """A class lacks a member that its convention requires.

    Readers and tools count on the conventions: a standalone test class has `test_pipeline`, `test_from_pretrained` and
    `run_tests`; a model test of transformers has `all_model_classes`, `setUp` and `test_config`; its tester has
    `get_config`, `prepare_config_and_inputs` and `prepare_config_and_inputs_for_common`. Which members these are is
    set in `[tool.hf-lint.structure]`. Testers derived from `CausalLMModelTester`, `VLMModelTester` or `ALMModelTester`
    have to name the classes that these build on: `base_model_class`, or the configuration classes.

    Add the member, or take it off the list.

    Inherited members count, wherever they are defined. A class with a base that cannot be found is left alone. Where
    a file has several model tests, `test_config` is asked of one of them, as long as it gives `ConfigTester` what the
    testers of the others make, too. A standalone class that pytest collects needs no `run_tests`, and a file of pytest
    classes may name its tests as it likes.
    """

    code = "HFT103"
    name = "missing-required-member"
    message = "`{owner}` lacks {members}, which its convention requires"
    kinds = BOTH
    BAD: ClassVar = (
        (
            "class TestBertModels:  # HFT103\n    def __init__(self, model_id):\n        self.model_id = model_id\n\n"
            "    def test_pipeline(self):\n        return transformers.pipeline('fill-mask', model=self.model_id)\n\n"
            "    def run_tests(self):\n        return self.test_pipeline()\n"
        ),
        (
            "from transformers import BertModel\n\nclass CausalLMModelTester:\n    base_model_class = None\n\n"
            "class CausalLMModelTest(ModelTesterMixin):\n    all_model_classes = None\n\n"
            "    def setUp(self):\n        self.model_tester = self.model_tester_class(self)\n\n"
            "    def test_config(self):\n        self.config_tester.run_common_tests()\n\n"
            "class ModelTesterMixin:\n    pass\n\n"
            "class BertModelTester(CausalLMModelTester):  # HFT103\n    pass\n\n"
            "class BertModelTest(CausalLMModelTest, unittest.TestCase):\n    model_tester_class = BertModelTester\n"
        ),
    )
    GOOD: ClassVar = (
        (
            "class TestBertModels:\n    def test_pipeline(self):\n        assert transformers.pipeline('fill-mask')\n\n"
            "    def test_from_pretrained(self):\n        assert AutoModel.from_pretrained('roberta-base')\n"
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Holds the classes of the file against the contract of its convention."""
        for test_class, members in lacking_members(file):
            if members:
                listed = ", ".join(f"`{member}`" for member in members)
                yield self.at(file, test_class.node.name, owner=test_class.name, members=listed)
