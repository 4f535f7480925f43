"""What rules say where the settings name the transformers that the tests are for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hf_lint.finding import Finding
from hf_lint.lint import lint_test_file
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings

RULES = {rule.code: rule for rule in all_rules()}


def findings(code: str, text: str, target: str | None, root: Path | None = None) -> list[Finding]:
    settings = replace(Settings(root=root) if root else Settings(), target_transformers=target)
    return list(lint_test_file("tests/test_bert.py", text.encode(), [RULES[code]], settings).findings)


@pytest.mark.parametrize(("target", "count"), [(None, 0), ("4.57", 0), ("5", 1), (">=5.0", 1)])
def test_retired_class_is_found_where_the_target_lacks_it(target: str | None, count: int):
    assert len(findings("HFT204", "from transformers import TFBertModel\n", target)) == count


def test_retired_class_is_reported_with_its_successor():
    (found,) = findings("HFT204", "from transformers import AutoModelForVision2Seq\n", "5.0")
    assert "transformers 5.0 has no class `AutoModelForVision2Seq`" in found.message
    assert "`AutoModelForImageTextToText` took its place" in found.message


@pytest.mark.parametrize(("target", "count"), [(None, 0), ("5.0", 1), ("99.0", 0)])
def test_class_of_an_unknown_model_is_found_where_the_table_covers_the_target(target: str | None, count: int):
    assert len(findings("HFT204", "from transformers import Zebra9ForCausalLM\n", target)) == count


def test_string_without_a_head_stays_the_word_of_the_file():
    text = 'import transformers\nREGISTRY = {"a": {"class": "CustomModel"}, "b": {"class": "Zebra9ForCausalLM"}}\n'
    assert [found.message for found in findings("HFT204", text, "5.0")] == [
        "transformers has no class `Zebra9ForCausalLM`"
    ]


LOADING = "from transformers import AutoModel\nAutoModel.from_pretrained(NAME, torch_dtype=d)\n"


@pytest.mark.parametrize("target", ["4.55", "4.30.2"])
def test_renaming_is_not_asked_for_before_it_happened(target: str):
    assert findings("HFT212", LOADING, target) == []


@pytest.mark.parametrize(("target", "safe"), [(None, False), ("4.56", True), ("5", True)])
def test_renaming_is_safe_where_the_target_has_it(target: str | None, safe: bool):
    (found,) = findings("HFT212", LOADING, target)
    assert found.fix is not None
    assert found.fix.safe is safe


def test_renaming_is_safe_where_the_file_uses_the_new_name():
    text = LOADING + "def test_other():\n    AutoModel.from_pretrained(NAME, dtype=d)\n"
    (found,) = findings("HFT212", text, None)
    assert found.fix is not None
    assert found.fix.safe


SUMMARY = 'from transformers import pipeline\npipe = pipeline("summarization")\n'


@pytest.mark.parametrize(("target", "count"), [(None, 1), ("5.23", 1), ("4.57", 0), (">=4.40,<5", 0), ("4.30", 0)])
def test_removed_task_is_found_where_the_target_lacks_it(target: str | None, count: int):
    assert len(findings("HFT202", SUMMARY, target)) == count


@pytest.fixture
def old_checkout(tmp_path: Path) -> Path:
    """A checkout of transformers 4.9, as far as it tells its release."""
    package = tmp_path / "src" / "transformers"
    package.joinpath("models", "auto").mkdir(parents=True)
    package.joinpath("models", "auto", "__init__.py").write_text("")
    package.joinpath("__init__.py").write_text('__version__ = "4.9.0.dev0"\n')
    return tmp_path


def test_checkout_is_the_release_that_its_tests_are_for(old_checkout: Path):
    assert findings("HFT212", LOADING, None, old_checkout) == []


def test_setting_comes_before_the_checkout(old_checkout: Path):
    assert len(findings("HFT212", LOADING, "5.0", old_checkout)) == 1


FREEING = (
    "import torch\nfrom transformers.testing_utils import require_torch_accelerator, torch_device\n\n"
    "@require_torch_accelerator\ndef test_forward():\n    model.to(torch_device)\n    torch.cuda.{}()\n"
)


@pytest.mark.parametrize(
    ("function", "target", "instead"),
    [
        ("empty_cache", "4.9", "require CUDA"),
        ("empty_cache", "4.46", "use `backend_empty_cache(torch_device)`"),
        ("synchronize", "4.46", "require CUDA"),
        ("synchronize", None, "use `backend_synchronize(torch_device)`"),
    ],
)
def test_only_functions_that_the_target_has_are_named(function: str, target: str | None, instead: str):
    (found,) = findings("HFT304", FREEING.format(function), target)
    assert found.message.endswith(instead)
    assert (found.fix is not None) is instead.startswith("use")


TESTER = (
    "import unittest\nfrom transformers import BertModel\n\nclass ModelTesterMixin:\n    pass\n\n"
    "class BertModelTester:\n    def prepare_config_and_inputs(self): ...\n"
    "    def prepare_config_and_inputs_for_common(self): ...\n\n"
    "class BertModelTest(ModelTesterMixin, unittest.TestCase):\n    all_model_classes = (BertModel,)\n"
    "    def setUp(self):\n        self.model_tester = BertModelTester(self)\n"
    "    def test_config(self):\n        self.config_tester.run_common_tests()\n"
)


@pytest.mark.parametrize(("target", "count"), [(None, 1), ("4.11", 1), ("4.9", 0)])
def test_tester_needs_a_configuration_since_pipelines_ask_for_it(target: str | None, count: int):
    assert len(findings("HFT103", TESTER, target)) == count
