"""What the pages say of the precision of the rules, and that it is enough for the rules on by default."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
import tomli

import hf_lint_rules

DOCS = Path(__file__).resolve().parents[1] / "docs"
FIGURES = tomli.loads((DOCS / "precision.toml").read_text(encoding="utf-8"))
PENDING = set(FIGURES.pop("pending", ()))
RULES = {rule.code: rule for rule in hf_lint_rules.rule_classes()}
ENGINE_CODES = {"HFT001", "HFT009"}
BAR = 0.95
generate = runpy.run_path(str(DOCS / "generate.py"))


def counted(**figures: Any) -> dict[str, Any]:
    return {"upstream": 7, "generated": 0, "read": 7, "true": 7, **figures}


def test_every_rule_on_by_default_has_figures():
    on = {code for code, rule in RULES.items() if not rule.preview} - ENGINE_CODES
    assert on - set(FIGURES) - PENDING == set()


def test_figures_belong_to_rules():
    assert set(FIGURES) - set(RULES) == set()


def test_no_rule_with_figures_is_pending():
    assert PENDING & set(FIGURES) == set()


@pytest.mark.parametrize("code", FIGURES)
def test_figures_are_possible(code: str):
    figures = FIGURES[code]
    assert set(figures) - {"note"} == {"upstream", "generated", "read", "true"}
    assert 0 <= figures["true"] <= figures["read"] <= figures["upstream"] + figures["generated"]


@pytest.mark.parametrize("code", sorted(code for code in FIGURES if code in RULES and not RULES[code].preview))
def test_rule_on_by_default_is_precise(code: str):
    figures = FIGURES[code]
    assert figures["true"] >= BAR * figures["read"]


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (counted(), "it speaks 7 times, in a collection of generated tests never; of 7 read, all were right."),
        (counted(generated=2, true=6), "7 times, in a collection of generated tests twice; of 7 read, 6 were right."),
        (counted(upstream=1, read=1, true=1), "once, in a collection of generated tests never; it was right."),
        (counted(read=0, true=0), "never; none of these has been read one by one."),
        (counted(upstream=0, read=0, true=0), "It speaks neither in a snapshot of transformers' tests of August 2026"),
        (counted(note="Read by two."), "of 7 read, all were right. Read by two."),
    ],
)
def test_figures_become_a_sentence(figures: dict[str, Any], sentence: str):
    assert sentence in generate["seen"](figures)


def test_page_of_a_rule_says_what_was_seen():
    code, figures = next(iter(FIGURES.items()))
    assert generate["seen"](figures) in generate["page"](RULES[code]())
