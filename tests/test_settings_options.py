from __future__ import annotations

from pathlib import Path

import pytest
from settings_files import table

from hf_lint.settings.error import SettingsError
from hf_lint.settings.lookup import forget_settings, load, with_options
from hf_lint.settings.model import Settings


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_settings()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_options_override_and_are_remembered() -> None:
    settings = with_options(load(table("profile = 'upstream'")), profile="standalone", preview=True)
    assert (settings.profile, settings.preview) == ("standalone", True)
    assert settings.origins["profile"] == "command line"


def test_options_that_were_not_given_change_nothing() -> None:
    settings = load(table("preview = true\nselect = ['HFT1']"))
    assert with_options(settings, preview=None, select=(), per_file_ignores={}).select == ("HFT1",)


def test_selecting_on_the_command_line_drops_what_the_file_ignores() -> None:
    settings = with_options(load(table("ignore = ['HFT1']\nextend-select = ['HFT2']")), select=["HFT3"])
    assert (settings.select, settings.ignore, settings.extend_select) == (("HFT3",), (), ())
    assert settings.origins["ignore"] == "command line"


def test_ignoring_on_the_command_line_adds_to_what_the_file_ignores() -> None:
    assert with_options(load(table("ignore = ['HFT1']")), ignore=("HFT2",)).ignore == ("HFT1", "HFT2")


def test_rules_by_file_on_the_command_line(project: Path) -> None:
    settings = with_options(Settings(), per_file_ignores=("a/*.py:HFT1", "a/*.py:HFT2", "b.py:hard-coded-device"))
    assert settings.per_file_ignores == {"a/*.py": ("HFT1", "HFT2"), "b.py": ("hard-coded-device",)}


def test_rules_by_file_without_a_colon() -> None:
    with pytest.raises(SettingsError, match=r"^--per-file-ignores: takes `pattern:code`, not `HFT1`$"):
        with_options(Settings(), per_file_ignores=["HFT1"])


def test_patterns_of_the_command_line_are_bound_to_the_current_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load(table("extend-exclude = ['old/x.py']"))
    (project / "tests").mkdir()
    monkeypatch.chdir(project / "tests")
    changed = with_options(settings, extend_exclude=["new/y.py"], baseline=Path("known.json"))
    assert changed.extend_exclude == ("old/x.py", f"{project}/tests/new/y.py")
    assert changed.baseline == project / "tests/known.json"


def test_a_bad_option_is_named_as_the_user_typed_it() -> None:
    with pytest.raises(SettingsError, match=r"^--output-format: `output-format` is one of `full`, .*, not `xml`$"):
        with_options(Settings(), output_format="xml")


def test_an_option_that_does_not_exist_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="no such setting: colour"):
        with_options(Settings(), colour="red")
