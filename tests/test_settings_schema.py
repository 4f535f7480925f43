from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator
from validate_pyproject.api import Validator
from validate_pyproject.errors import ValidationError
from validate_pyproject.plugins import PluginWrapper

import hf_lint.settings
from hf_lint.settings.error import SettingsError
from hf_lint.settings.lookup import forget_settings, load
from hf_lint.settings.model import Settings, Structure
from hf_lint.settings.schema import get_schema

NO_KEYS = {"root", "file", "origins", "selections"}

GOOD = """
select = ["HFT1", "hard-coded-device"]
per-file-ignores = { "old/*" = ["HFT2"] }
preview = true
profile = "upstream"
max-file-size = "5MB"
target-transformers = "5.23.0"
extend = "../strict.toml"
structure.upstream-test = ["setUp"]
"""

BAD = [
    'slect = ["HFT1"]',
    'select = "HFT1"',
    "select = [1]",
    'per-file-ignores = { "old/*" = "HFT2" }',
    "preview = 1",
    'profile = "up"',
    "max-file-size = 0",
    'max-file-size = "5 apples"',
    'baseline = ""',
    "structure.upstream-tests = []",
    "structure = 1",
]


def validate(body: str) -> Any:
    validator = Validator(plugins=[PluginWrapper("hf-lint", get_schema)])
    return validator(tomli.loads(f"[tool.hf-lint]\n{body}"))


def test_the_shipped_file_is_the_schema() -> None:
    shipped = Path(hf_lint.settings.__file__).with_name("settings.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == get_schema()


def test_the_schema_is_a_valid_schema() -> None:
    Draft7Validator.check_schema(get_schema())


def test_every_setting_is_in_the_schema_and_nothing_else() -> None:
    names = {key.replace("-", "_") for key in get_schema()["properties"]}
    assert names == {entry.name for entry in fields(Settings)} - NO_KEYS


def test_every_member_list_is_in_the_schema() -> None:
    names = {key.replace("-", "_") for key in get_schema()["properties"]["structure"]["properties"]}
    assert names == {entry.name for entry in fields(Structure)}


def test_every_default_fits_its_own_schema() -> None:
    defaults = {key: entry["default"] for key, entry in get_schema()["properties"].items() if "default" in entry}
    assert defaults["select"] == ["ALL"]
    Draft7Validator(get_schema()).validate(defaults)


def test_validate_pyproject_takes_a_good_table() -> None:
    assert validate(GOOD)["tool"]["hf-lint"]["profile"] == "upstream"


@pytest.mark.parametrize("body", BAD)
def test_validate_pyproject_refuses_a_bad_table(body: str) -> None:
    with pytest.raises(ValidationError, match=r"tool\.hf-lint"):
        validate(body)


@pytest.mark.parametrize("body", BAD)
def test_what_the_schema_refuses_the_reader_refuses_too(body: str, tmp_path: Path) -> None:
    forget_settings()
    path = tmp_path / "hf-lint.toml"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(SettingsError):
        load(path)
