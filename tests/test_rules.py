"""Every rule against its examples and its fixture files."""

from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint.registry import all_rules
from hf_lint.rule import Rule
from hf_lint.testing import default_path, expected, run, sections, spoken

FIXTURES = Path(__file__).parent / "rules"
RULES = {rule.code: rule for rule in all_rules()}
EXAMPLES = [(rule, text) for rule in RULES.values() for text in (*rule.BAD, *rule.GOOD)]


def fixture_files() -> list[Path]:
    return sorted(path for path in FIXTURES.glob("hft*/*.py") if not path.name.endswith(".fixed.py"))


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda value: getattr(value, "code", None))
def test_example_is_marked_where_the_rule_speaks(rule: Rule, text: str):
    outcome = run(rule, text)
    assert spoken(outcome.findings) == expected(text)
    assert not outcome.problems


@pytest.mark.parametrize("code", RULES)
def test_bad_examples_are_bad_and_good_ones_good(code: str):
    rule = RULES[code]
    assert all(expected(text) for text in rule.BAD)
    assert not any(expected(text) for text in rule.GOOD)


@pytest.mark.parametrize("fixture", fixture_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fixture_is_marked_where_the_rule_speaks(fixture: Path, tmp_path: Path):
    rule = RULES[fixture.parent.name.upper()]
    parts = dict(sections(fixture.read_text(encoding="utf-8"), default_path(rule)))
    for path, text in parts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for path, text in parts.items():
        forced = path if len(parts) > 1 else None
        outcome = run(rule, text, path=forced, folder=tmp_path)
        assert spoken(outcome.findings) == expected(text), path
        assert not outcome.problems
