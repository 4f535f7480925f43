"""Generators that are good or have one fault, and what their checks come to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tried_generators import MODEL_TYPES, Checked

from hf_lint.catalog.choice import newest_shipped, shipped
from hf_lint.finding import Finding
from hf_lint.generator.checks import Check
from hf_lint.generator.limits import Limits
from hf_lint.generator.validation import Trial, validate
from hf_lint.lint import lint_test_file
from hf_lint.registry import all_rules
from hf_lint.settings.model import Settings


def lint(name: str, data: bytes) -> Sequence[Finding]:
    rules = tuple(rule for rule in all_rules() if rule.code in ("HFT001", "HFT403"))
    return lint_test_file(name, data, rules, Settings()).findings


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """The checks of a command, by name."""

    def check(command: Sequence[str], model_types: Sequence[str] = MODEL_TYPES[:2], seconds: float = 60.0,
              cwd: Path | None = None) -> dict[str, Check]:  # fmt: skip
        catalog = shipped(newest_shipped())
        trial = Trial(command, model_types, catalog, lint, Limits(seconds, 300_000), cwd=cwd)
        return {each.name: each for each in validate(trial, tmp_path / "scratch")}

    return check
