"""HFT103 under other settings than the default ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hf_lint.lint import lint_test_file
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings, Structure

TEXT = b"""import transformers


class TestBertModels:
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self):
        return transformers.pipeline("fill-mask", model=self.model_id)

    def test_from_pretrained(self):
        return transformers.AutoModel.from_pretrained(self.model_id)

    def run_tests(self):
        return self.test_pipeline()
"""


@pytest.mark.parametrize(
    ("required", "missing"),
    [
        (("test_pipeline", "test_from_pretrained", "run_tests"), []),
        (("test_pipeline", "test_on_mps"), ["`test_on_mps`"]),
        (("test_pipeline", "test_on_mps", "save_results"), ["`test_on_mps`, `save_results`"]),
        ((), []),
    ],
)
def test_the_settings_say_which_members_a_standalone_class_needs(required: tuple[str, ...], missing: list[str]):
    settings = replace(Settings(), structure=Structure(standalone_class=required))
    rules = [rule for rule in all_rules() if rule.code == "HFT103"]
    findings = lint_test_file("test_hf_bert.py", TEXT, rules, settings).findings
    assert [found.message for found in findings] == [
        f"`TestBertModels` lacks {members}, which its convention requires" for members in missing
    ]
