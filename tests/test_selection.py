from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from settings_files import table, write

from hf_lint.selection import Selection
from hf_lint.settings.error import SettingsError
from hf_lint.settings.lookup import forget_settings, load, with_options
from hf_lint.settings.model import Settings


class StubRule(NamedTuple):
    code: str
    name: str
    preview: bool = False


RULES = (
    StubRule("HFT101", "no-collectable-test"),
    StubRule("HFT102", "class-of-another-model"),
    StubRule("HFT111", "lifecycle-without-super", preview=True),
    StubRule("HFT301", "hard-coded-device"),
    StubRule("HFT302", "no-device-selection"),
    StubRule("HFT303", "cuda-only-selection", preview=True),
    StubRule("XYZ101", "somebody-elses-rule"),
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(settings: Settings, path: str = "test_bert.py") -> str:
    return " ".join(rule.code.removeprefix("HFT") for rule in Selection(settings, RULES).rules_for(Path(path)))


def error_of(settings: Settings) -> str:
    with pytest.raises(SettingsError) as caught:
        Selection(settings, RULES)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "101 102 301 302 XYZ101"),
        ("preview = true", "101 102 111 301 302 303 XYZ101"),
        ("select = ['ALL']", "101 102 301 302 XYZ101"),
        ("select = ['HFT']", "101 102 301 302"),
        ("select = ['HFT1']", "101 102"),
        ("select = ['HFT30', 'HFT101']", "101 301 302"),
        ("select = ['hard-coded-device']", "301"),
        ("select = []", ""),
        ("ignore = ['HFT1']", "301 302 XYZ101"),
        ("select = ['HFT1', 'HFT301']\nignore = ['HFT1']", "301"),
        ("select = ['HFT1']\nignore = ['HFT1']", ""),
        ("select = ['HFT101']\nignore = ['HFT']", "101"),
        ("select = ['ALL']\nignore = ['HFT3']\nextend-select = ['HFT302']", "101 102 302 XYZ101"),
        ("select = ['HFT1']\nextend-select = ['HFT3']\nextend-ignore = ['HFT302']", "101 102 301"),
        ("select = ['hard-coded-device']\nignore = ['HFT301']", ""),
        ("select = ['HFT3']\npreview = true", "301 302 303"),
        ("ignore = ['HFT', 'XYZ']", ""),
    ],
)
def test_one_source(body: str, expected: str) -> None:
    assert codes(load(table(body))) == expected


@pytest.mark.parametrize(
    ("body", "options", "expected"),
    [
        ("select = ['HFT1']", {"select": ["HFT3"]}, "301 302"),
        ("ignore = ['HFT301']", {"select": ["HFT3"]}, "301 302"),
        ("select = ['HFT1']", {"extend_select": ["HFT3"]}, "101 102 301 302"),
        ("ignore = ['HFT3']", {"extend_select": ["HFT3"]}, "101 102 301 302 XYZ101"),
        ("select = ['HFT301', 'HFT1']", {"ignore": ["HFT3"]}, "101 102"),
        ("ignore = ['HFT1']", {"ignore": ["HFT3"]}, "XYZ101"),
        ("select = []\nignore = ['HFT3']", {"extend_select": ["HFT3"]}, ""),
        ("select = []\nignore = ['HFT3']", {"extend_select": ["HFT301"]}, "301"),
    ],
)
def test_the_command_line_over_a_file(body: str, options: dict[str, list[str]], expected: str) -> None:
    assert codes(with_options(load(table(body)), **options)) == expected


def test_an_inheriting_file_changes_what_it_inherits_however_specific_that_was() -> None:
    write("strict.toml", "select = ['HFT301', 'HFT1']")
    assert codes(load(table("extend = 'strict.toml'\nignore = ['HFT3']"))) == "101 102"


def test_settings_made_in_python() -> None:
    assert codes(Settings(select=("HFT1",), extend_ignore=("HFT102",))) == "101"


def test_a_preview_rule_selected_by_its_code_gets_a_warning() -> None:
    selection = Selection(with_options(Settings(), select=["HFT301", "HFT303"]), RULES)
    assert selection.warnings == ("--select: `HFT303` selects only preview rules, which need `preview`",)
    assert [rule.code for rule in selection.rules] == ["HFT301"]


def test_a_warning_names_the_line() -> None:
    selection = Selection(load(table("extend-select = [\n'HFT11']")), RULES)
    assert selection.warnings == ("pyproject.toml:3: `HFT11` selects only preview rules, which need `preview`",)


def test_no_warning_with_preview() -> None:
    assert Selection(with_options(Settings(), select=["HFT303"], preview=True), RULES).warnings == ()


@pytest.mark.parametrize(
    ("pattern", "path", "applies"),
    [
        ("test_bert.py", "tests/test_bert.py", True),
        ("tests/*", "tests/models/test_bert.py", True),
        ("tests/*", "other/test_bert.py", False),
        ("!tests/*", "tests/test_bert.py", False),
        ("!tests/*", "other/test_bert.py", True),
        ("!test_bert.py", "a/test_bert.py", False),
    ],
)
def test_rules_ignored_by_file(pattern: str, path: str, applies: bool) -> None:
    settings = load(table(f"select = ['HFT3']\nper-file-ignores = {{ '{pattern}' = ['hard-coded-device'] }}"))
    assert codes(settings, path) == ("302" if applies else "301 302")


def test_patterns_start_at_the_settings_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(table("select = ['HFT3']\nper-file-ignores = { 'tests/*' = ['HFT3'] }"))
    (project / "tests").mkdir()
    monkeypatch.chdir("tests")
    assert codes(settings, "test_bert.py") == ""
    assert codes(settings, "../test_bert.py") == "301 302"


def test_patterns_of_both_tables_count_together() -> None:
    path = table("per-file-ignores = { 'a*' = ['HFT'] }\nextend-per-file-ignores = { 'a*' = ['XYZ'] }")
    assert codes(load(path), "a.py") == ""


def test_patterns_of_the_command_line_replace_those_of_the_file() -> None:
    settings = load(table("select = ['HFT3']\nper-file-ignores = { '*.py' = ['HFT301'] }"))
    assert codes(with_options(settings, per_file_ignores=["*.py:HFT302"])) == "301"


def test_fixable_and_unfixable() -> None:
    selection = Selection(load(table("fixable = ['HFT3']\nunfixable = ['HFT302']")), RULES)
    assert [rule.code for rule in RULES if selection.is_fixable(rule.code)] == ["HFT301", "HFT303"]


def test_everything_is_fixable_by_default() -> None:
    assert all(Selection(Settings(), RULES).is_fixable(rule.code) for rule in RULES)


def test_naming_fixable_rules_on_the_command_line_starts_anew() -> None:
    settings = with_options(load(table("unfixable = ['HFT301']")), fixable=["HFT301"])
    assert Selection(settings, RULES).is_fixable("HFT301")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("select = ['HFT1',\n 'HFT392']", "pyproject.toml:3:2: unknown rule `HFT392`; did you mean `HFT302`?"),
        (
            "ignore = ['hard-coded-devices']",
            "2:11: unknown rule `hard-coded-devices`; did you mean `hard-coded-device`?",
        ),
        ("fixable = ['all']", "2:12: unknown rule `all`; did you mean `ALL`?"),
        ("extend-select = ['hft301']", "2:18: unknown rule `hft301`; did you mean `HFT301`?"),
        ("per-file-ignores = { 'a' = ['HTF'] }", "2:29: unknown rule `HTF`; did you mean `HFT`?"),
        ("select = ['H']", "2:11: unknown rule `H`"),
        ("select = ['']", "2:11: unknown rule ``"),
    ],
)
def test_an_unknown_selector_is_named_with_place_and_nearest(body: str, message: str) -> None:
    assert error_of(load(table(body))).endswith(message)


def test_an_unknown_selector_of_the_command_line() -> None:
    settings = with_options(Settings(), select=["HFT1", "hard-coded"])
    assert error_of(settings).startswith("--select: unknown rule `hard-coded`")


def test_all_unknown_selectors_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Selection(load(table("select = ['A']\nignore = ['B']")), RULES)
    assert [problem.line for problem in caught.value.problems] == [2, 3]
