"""The rule on the members that a convention requires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from hf_lint.collection import is_collected, is_test_name
from hf_lint.facts.model_testers import FRAMEWORKS, frame_of, model_tests, runs_config_tester, sets, testers_of
from hf_lint.finding import Finding
from hf_lint.kind import BOTH, Kind
from hf_lint.rule import Rule
from hf_lint.test_file import TestClass, TestFile

# What these define are defaults for others to override.
_DEFAULTS = frozenset({"TestCase", "ModelTesterMixin", "MultiModalModelTester", *FRAMEWORKS})
# What the mixins call on every class; of all else one in a file will do.
_NEEDED_IN_EACH = frozenset({"all_model_classes", "setUp", "prepare_config_and_inputs_for_common"})


class MissingRequiredMember(Rule):
    """A class lacks a member that its convention requires.

    Readers and tools count on the conventions: a standalone test class has `test_pipeline`, `test_from_pretrained` and
    `run_tests`; a model test of transformers has `all_model_classes`, `setUp` and `test_config`; its tester has
    `get_config`, `prepare_config_and_inputs` and `prepare_config_and_inputs_for_common`. Which members these are is
    set in `[tool.hf-lint.structure]`. Testers derived from `CausalLMModelTester`, `VLMModelTester` or `ALMModelTester`
    have to name the classes that these build on: `base_model_class`, or the configuration classes.

    Add the member, or take it off the list.

    Inherited members count, wherever they are defined. A class with a base that cannot be found is left alone. Where
    a file has several model tests or testers, `test_config`, `get_config` and `prepare_config_and_inputs` are asked
    of one of them. A standalone class that pytest collects needs no `run_tests`, and a file of pytest classes may
    name its tests as it likes.
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
        contract = _upstream(file) if file.kind is Kind.UPSTREAM else _standalone(file)
        for test_class, members in contract:
            if members:
                listed = ", ".join(f"`{member}`" for member in members)
                yield self.at(file, test_class.node.name, owner=test_class.name, members=listed)


def _lacking(test_class: TestClass, required: Iterable[str]) -> list[str]:
    definers = {member: test_class.definer(member) for member in required}
    return [member for member, definer in definers.items() if definer is None or definer.name in _DEFAULTS]


def _standalone(file: TestFile) -> Iterator[tuple[TestClass, list[str]]]:
    required = file.settings.structure.standalone_class
    tests = [found for found in file.classes if "Test" in found.name and found.lineage.complete]
    missing = {found: _lacking(found, required) for found in tests}
    nearest = min(missing, key=lambda found: len(missing[found]), default=None)
    if nearest is None or len(missing[nearest]) == len(required):
        return
    collected = is_collected(nearest)
    yield nearest, [member for member in missing[nearest] if is_test_name(member) or not collected]


def _upstream(file: TestFile) -> Iterator[tuple[TestClass, list[str]]]:
    structure = file.settings.structure
    tests = model_tests(file)
    testers = list(dict.fromkeys(tester for test in tests for tester in testers_of(file, test)))
    checked = {"test_config"} if runs_config_tester(file) else set()
    yield from _once_a_file(tests, structure.upstream_test, checked)
    framed = {tester: frame_of(tester) for tester in testers}
    yield from _once_a_file([tester for tester in testers if framed[tester] is None], structure.upstream_tester, set())
    for tester, frame in framed.items():
        if frame is not None:
            yield tester, [member for member in _lacking(tester, FRAMEWORKS[frame]) if not sets(file, tester, member)]


def _once_a_file(
    classes: list[TestClass], required: tuple[str, ...], elsewhere: set[str]
) -> Iterator[tuple[TestClass, list[str]]]:
    """What each class lacks, without what is there ``elsewhere`` or needed once and there in another class."""
    lacking = {found: _lacking(found, required) for found in classes}
    present = {member for members in lacking.values() for member in required if member not in members}
    enough = elsewhere | (present - _NEEDED_IN_EACH)
    for found, members in lacking.items():
        yield found, [member for member in members if member not in enough]
