"""What rules say where the settings name the transformers that the tests are for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hf_lint.finding import Finding
from hf_lint.lint import lint_test_file
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings

RULES = {rule.code: rule for rule in all_rules()}


def findings(code: str, text: str, target: str | None) -> list[Finding]:
    settings = replace(Settings(), target_transformers=target)
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
