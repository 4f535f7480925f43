"""The rule speaks where the marks ``# HFT801`` expect it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hf_lint_gated.gated_checkpoint import GatedCheckpoint

from hf_lint.testing import expected, run, spoken

RULE = GatedCheckpoint()
CASES = sorted(Path(__file__).with_name("cases").glob("*.py"))


@pytest.mark.parametrize("text", [*RULE.BAD, *RULE.GOOD])
def test_example_is_marked_where_the_rule_speaks(text: str):
    assert spoken(run(RULE, text).findings) == expected(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case_is_marked_where_the_rule_speaks(case: Path):
    text = case.read_text(encoding="utf-8")
    assert spoken(run(RULE, text).findings) == expected(text)
