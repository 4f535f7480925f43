"""The settings there are: names, kinds, defaults and what each is for. Nothing else lists them."""
# ruff: noqa: RUF009  the function called in the defaults only hands on to dataclasses.field

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hf_lint.settings.kinds import (
    BOOLEAN,
    GLOBS,
    MEMBERS,
    PATH,
    SELECTORS,
    SELECTORS_BY_GLOB,
    SIZE,
    TEXT,
    Kind,
    choice,
    choice_by_name,
    read_table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Table: TypeAlias = "type[Settings] | type[Structure] | type[Coverage]"

OUTPUT_FORMATS = ("full", "concise", "grouped", "json", "jsonl", "github", "gitlab", "junit", "sarif", "pylint")
PROFILES = ("auto", "upstream", "standalone")
TIERS = ("critical", "high", "medium", "low")
# What ruff leaves out by default.
EXCLUDED = (
    *(".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox"),
    *(".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode"),
    *("__pypackages__", "_build", "buck-out", "dist", "node_modules", "site-packages", "venv"),
)


def _setting(kind: Kind, default: object, description: str) -> Any:  # noqa: ANN401  dataclasses type it so, too
    metadata = {"kind": kind, "description": description}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata, hash=False)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Structure:
    """The members that the conventions require, by the class that has to have them."""

    standalone_class: tuple[str, ...] = _setting(
        MEMBERS,
        ("test_pipeline", "test_from_pretrained", "run_tests"),
        "What the test class of a standalone test file has to define.",
    )
    upstream_tester: tuple[str, ...] = _setting(
        MEMBERS,
        ("get_config", "prepare_config_and_inputs", "prepare_config_and_inputs_for_common"),
        "What a model tester of the upstream convention has to define.",
    )
    upstream_test: tuple[str, ...] = _setting(
        MEMBERS,
        ("all_model_classes", "setUp", "test_config"),
        "What a model test of the upstream convention has to define.",
    )


@dataclass(frozen=True)
class Coverage:
    """What ``hf-lint coverage`` goes by."""

    tiers: Mapping[str, str] = _setting(
        choice_by_name("model types and their tiers", *TIERS),
        {},
        "The tier of a model type, `critical`, `high`, `medium` or `low`, where it is not to be calculated.",
    )


def toml_key(name: str) -> str:
    """How the setting is written in TOML and, after two dashes, on the command line."""
    return name.replace("_", "-")


def field_name(key: str) -> str:
    """How the setting is called in Python."""
    return key.replace("-", "_")


def kinds_of(table: Table) -> dict[str, Kind]:
    """What a table may contain: kinds by key as written in TOML."""
    return {toml_key(entry.name): entry.metadata["kind"] for entry in setting_fields(table)}


def setting_fields(table: Table) -> list[Field[Any]]:
    """The fields that a user can set."""
    return [entry for entry in fields(table) if "kind" in entry.metadata]


def _table_kind(table: Table) -> Kind:
    kinds = kinds_of(table)
    return Kind({"type": "object"}, lambda value: {field_name(key): v for key, v in read_table(value, kinds).items()})


class RuleSelection(NamedTuple):
    """What one source says about which rules run; ``None`` where it does not start anew."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """All settings with their values in force. Change them with ``with_options``.

    ``origins`` tells by key where a value comes from. ``selections`` has what each source says about rules, the
    weakest first: a later source beats an earlier one however specific that is, so one flat list would not do.
    """

    select: tuple[str, ...] = _setting(SELECTORS, ("ALL",), "Rules to run: codes, prefixes of codes, names, or ALL.")
    extend_select: tuple[str, ...] = _setting(SELECTORS, (), "Rules to run besides `select`.")
    ignore: tuple[str, ...] = _setting(SELECTORS, (), "Rules not to run.")
    extend_ignore: tuple[str, ...] = _setting(SELECTORS, (), "Rules not to run besides `ignore`.")
    per_file_ignores: Mapping[str, tuple[str, ...]] = _setting(
        SELECTORS_BY_GLOB, {}, "Rules not to run on the files that a pattern matches; `!` in front negates it."
    )
    extend_per_file_ignores: Mapping[str, tuple[str, ...]] = _setting(
        SELECTORS_BY_GLOB, {}, "The same, besides `per-file-ignores`."
    )
    fixable: tuple[str, ...] = _setting(SELECTORS, ("ALL",), "Rules whose fixes may be applied.")
    unfixable: tuple[str, ...] = _setting(SELECTORS, (), "Rules whose fixes are never applied.")
    preview: bool = _setting(BOOLEAN, False, "Also run rules that are still on trial.")
    profile: str = _setting(choice(*PROFILES), "auto", "Which convention files follow; `auto` looks at each file.")
    include: tuple[str, ...] = _setting(GLOBS, ("test_*.py", "*_test.py"), "Files to lint in a folder.")
    exclude: tuple[str, ...] = _setting(GLOBS, EXCLUDED, "Files and folders to leave out.")
    extend_exclude: tuple[str, ...] = _setting(GLOBS, (), "Files and folders to leave out besides `exclude`.")
    respect_gitignore: bool = _setting(BOOLEAN, True, "Leave out what git ignores.")
    force_exclude: bool = _setting(BOOLEAN, False, "Leave out excluded files even if they are named one by one.")
    output_format: str = _setting(choice(*OUTPUT_FORMATS), "full", "How findings are written.")
    unsafe_fixes: bool = _setting(BOOLEAN, False, "Also apply fixes that may change what a test means.")
    max_file_size: int = _setting(SIZE, 5_000_000, 'The largest file to read, in bytes or as in "5MB".')
    target_transformers: str | None = _setting(TEXT, None, "The version of transformers that the tests are for.")
    baseline: Path | None = _setting(PATH, None, "File of known findings, relative to the settings file.")
    cache_dir: Path | None = _setting(PATH, None, "Folder for the cache, relative to the settings file.")
    templates: Path | None = _setting(PATH, None, "Folder of the templates of tests, relative to the settings file.")
    extend: Path | None = _setting(PATH, None, "Another settings file to start from, relative to this one.")
    structure: Structure = _setting(_table_kind(Structure), Structure(), "The members that test classes have to have.")
    coverage: Coverage = _setting(_table_kind(Coverage), Coverage(), "What `hf-lint coverage` goes by.")
    root: Path = field(default_factory=Path.cwd)
    file: Path | None = None
    origins: Mapping[str, str] = field(default_factory=lambda: _default_origins(), hash=False)
    selections: tuple[RuleSelection, ...] = ()


TABLES: dict[str, Table] = {"structure": Structure, "coverage": Coverage}
"""The tables among the settings, by key."""


def _default_origins() -> dict[str, str]:
    inner = [f"{name}.{key}" for name, table in TABLES.items() for key in kinds_of(table)]
    return dict.fromkeys([*(key for key in kinds_of(Settings) if key not in TABLES), *inner], "default")
