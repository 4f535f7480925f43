"""The project agrees with itself: rules, their files, pages, fixtures and changelog; sizes and names."""

from __future__ import annotations

import re
import runpy
import string
from collections import Counter
from pathlib import Path

import pytest

import hf_lint_rules
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.testing import default_path, expected, run, sections
from hf_lint_rules.preview import PREVIEW

ROOT = Path(__file__).resolve().parents[1]
RULES_ROOT = ROOT / "rules" / "hf_lint_rules"
FIXTURES = ROOT / "tests" / "rules"
RULES = [rule() for rule in hf_lint_rules.rule_classes()]
BY_CODE = [pytest.param(rule, id=rule.code) for rule in RULES]
# The engine itself speaks under these codes; tests/test_rules.py has nothing to run them on.
ENGINE_CODES = {"HFT001", "HFT009"}
FORBIDDEN_NAMES = {"base", "common", "helpers", "manager", "misc", "utils"}
_LISTED = re.compile(r"^- (?P<code>HFT\d{3}) `(?P<name>[a-z0-9-]+)`: \S", re.MULTILINE)


def python_files() -> list[Path]:
    places = (ROOT / "hf_lint", ROOT / "rules", ROOT / "functional", ROOT / "tests", ROOT / "benchmarks", ROOT / "docs")
    generated = {FIXTURES, ROOT / "tests" / "fixtures"}
    found = [path for place in places for path in sorted(place.rglob("*.py"))]
    return [path for path in found if not generated & set(path.parents)]


def bad_texts(rule: Rule) -> list[str]:
    """Examples and one-file fixtures."""
    files = sorted(FIXTURES.glob(f"{rule.code.lower()}/*.py"))
    texts = [path.read_text(encoding="utf-8") for path in files if not path.name.endswith(".fixed.py")]
    return [*rule.BAD, *(text for text in texts if len(dict(sections(text, default_path(rule)))) == 1)]


def findings(rule: Rule) -> list[Finding]:
    return [found for text in bad_texts(rule) for found in run(rule, text).findings]


def test_codes_are_the_rule_files():
    files = {path.stem[:6].upper() for path in RULES_ROOT.glob("*/hft*.py")}
    assert [rule.code for rule in RULES] == sorted(files)


def test_codes_and_names_are_unique():
    words = Counter(word for rule in RULES for word in (rule.code, rule.name))
    assert [word for word, count in words.items() if count > 1] == []


def test_every_code_and_name_has_a_line_in_the_changelog():
    listed = _LISTED.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert sorted(listed) == [(rule.code, rule.name) for rule in RULES]


def test_every_rule_has_fixtures_and_every_fixture_a_rule():
    there = {folder.name.upper() for folder in FIXTURES.glob("hft*") if any(folder.glob("*.py"))}
    assert there - {rule.code for rule in RULES} == set()
    assert {rule.code for rule in RULES} - there <= ENGINE_CODES


def test_generated_docs_are_in_step():
    generate = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    assert generate["stale"](generate["pages"](RULES)) == []


def test_preview_rules_are_listed_for_flake8():
    assert list(PREVIEW) == [rule.code for rule in RULES if rule.preview]


def test_a_family_shares_a_digit():
    digits: dict[str, set[str]] = {}
    for rule in RULES:
        digits.setdefault(type(rule).__module__.split(".")[1], set()).add(rule.code[3])
    assert [family for family, found in digits.items() if len(found) > 1] == []
    assert len({tuple(found) for found in digits.values()}) == len(digits)


@pytest.mark.parametrize("rule", BY_CODE)
def test_file_is_named_after_code_and_name(rule: Rule):
    assert type(rule).__module__.rpartition(".")[2] == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("rule", BY_CODE)
def test_code_is_what_flake8_takes_and_name_is_kebab_case(rule: Rule):
    assert re.fullmatch(r"HFT\d{3}", rule.code)
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", rule.name)


@pytest.mark.parametrize("rule", BY_CODE)
def test_manual_has_a_summary_sentence_and_a_body(rule: Rule):
    summary, gap, *body = rule.manual().split("\n")
    assert summary.endswith(".")
    assert gap == ""
    assert "".join(body).strip()


@pytest.mark.parametrize("rule", BY_CODE)
def test_message_is_one_filled_line(rule: Rule):
    fields = {f"{{{field}}}" for _, field, _, _ in string.Formatter().parse(rule.message) if field}
    for found in findings(rule):
        assert "\n" not in found.message
        assert not any(field in found.message for field in fields)
        assert not found.message.endswith((".", " "))


@pytest.mark.parametrize("rule", BY_CODE)
def test_page_says_truly_whether_there_is_a_fix(rule: Rule):
    fixed = [found.fix is not None for found in findings(rule)]
    truth = {"never": not any(fixed), "sometimes": any(fixed), "always": bool(fixed) and all(fixed)}
    assert truth[rule.fixable]


def marked(rule: Rule) -> list[str]:
    return [text for text in rule.BAD if {code for _, code in expected(text)} == {rule.code}]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in RULES if rule.suppressible])
def test_noqa_in_place_of_the_mark_silences_the_rule(rule: Rule):
    for text in marked(rule):
        outcome = run(rule, text.replace(f"# {rule.code}", f"# noqa: {rule.code}"))
        assert outcome.findings == ()
        assert outcome.suppressed


def test_rules_that_cannot_be_silenced_ignore_noqa():
    for rule in (rule for rule in RULES if not rule.suppressible):
        for text in marked(rule):
            assert run(rule, text.replace(f"# {rule.code}", f"# {rule.code}  # noqa: {rule.code}")).suppressed == ()


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_file_is_small_and_well_named(path: Path):
    rule = path.parent.parent == RULES_ROOT and path.stem.startswith("hft")
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 100 if rule else lines < 300
    assert path.stem.strip("_") not in FORBIDDEN_NAMES
