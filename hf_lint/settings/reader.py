"""From a settings file to checked values: finds the table, follows ``extend``, places every error."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hf_lint.settings.error import SettingsError, SettingValue, Spot
from hf_lint.settings.kinds import Kind, read_table
from hf_lint.settings.model import TABLES
from hf_lint.settings.toml_places import Place, places_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# The first of them that is there, and has settings, speaks for a folder.
FILE_NAMES = (".hf-lint.toml", "hf-lint.toml", "pyproject.toml")
_TABLE = ("tool", "hf-lint")


@dataclass(frozen=True)
class Layer:
    """The values one source sets, by key as written in TOML, and where it sets them.

    ``folder`` is what its relative patterns and paths are relative to.
    """

    folder: Path
    values: Mapping[str, Any]
    origins: Mapping[str, str]


def shown(path: Path) -> str:
    """The path as a message should name it: relative where the file lies below the current folder."""
    absolute = os.path.abspath(path)  # noqa: PTH100  Path.absolute keeps ".."
    below = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    return absolute.removeprefix(below)


def table_of(path: Path) -> SettingValue | None:
    """The settings table of a file, ``None`` when a pyproject.toml has none.

    Raises ``SettingsError`` for a file that cannot be read or is not TOML.
    """
    source = shown(path)
    text = _text(path, source)
    try:
        document, places = _parsed(text, source), places_of(text)
    except RecursionError:
        raise Spot(source).error("is nested too deeply to be read") from None
    whole = SettingValue(document, source, (), places)
    return _tool_table(whole) if path.name == "pyproject.toml" else whole


def _text(path: Path, source: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Spot(source).error(f"cannot be read: {error.strerror}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n") - 1)
        raise Spot(source, place).error("is not UTF-8, as TOML has to be") from None


def _parsed(text: str, source: str) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        reason, place = _decode_error(str(error), text)
        raise Spot(source, place).error(f"is not valid TOML: {reason}") from None
    except ValueError as error:
        raise Spot(source).error(f"is not valid TOML: {error}") from None


def _decode_error(message: str, text: str) -> tuple[str, Place]:
    """Reason and place out of the message: the attributes for them came only with tomli 2.2."""
    reason, _, where = message.partition(" (at ")
    reason = reason[:1].lower() + reason[1:]
    if found := re.search(r"line (\d+), column (\d+)", where):
        return reason, Place(int(found[1]), int(found[2]) - 1)
    lines = text.splitlines() or [""]
    return f"{reason} at the end of the file", Place(len(lines), len(lines[-1]))


def _tool_table(document: SettingValue) -> SettingValue | None:
    value = document
    for key in _TABLE:
        if not isinstance(value.raw, dict) or key not in value.raw:
            return None
        value = value.item(key, value.raw[key])
    return value


def layers_of(path: Path, kinds: Mapping[str, Kind]) -> list[Layer]:
    """What a settings file says, after everything it inherits by ``extend``.

    Raises ``SettingsError`` with all the errors of the first file that has any.
    """
    table = table_of(path)
    if table is None:
        raise Spot(shown(path)).error("has no [tool.hf-lint] table")
    return _inherited(path, table, kinds, ())


def _inherited(path: Path, table: SettingValue, kinds: Mapping[str, Kind], below: tuple[Path, ...]) -> list[Layer]:
    values = _checked(table, kinds)
    layer = Layer(path.parent, values, _origins(table, values))
    if "extend" not in values:
        return [layer]
    parent = path.parent / values["extend"]
    line = (*below, path)
    extend = table.item("extend", parent)
    return [*_inherited(parent, _parent_table(parent, line, extend), kinds, line), layer]


def _parent_table(parent: Path, line: tuple[Path, ...], extend: SettingValue) -> SettingValue:
    if any(parent.resolve() == child.resolve() for child in line):
        circle = " -> ".join(shown(path) for path in (*line, parent))
        raise extend.error(f"`extend` goes round in a circle: {circle}")
    if not parent.is_file():
        raise extend.error(f"`extend` names `{shown(parent)}`, which is no file")
    table = table_of(parent)
    if table is None:
        raise extend.error(f"`extend` names `{shown(parent)}`, which has no [tool.hf-lint] table")
    return table


def _checked(table: SettingValue, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    try:
        return read_table(table, kinds)
    except SettingsError as error:
        if table.path or not isinstance(table.raw, dict) or "tool" not in table.raw:
            raise
        misplaced = table.item("tool", None).spot
        hint = "in this file the keys stand at the top, without [tool.hf-lint]"
        rest = [problem for problem in error.problems if problem.line != misplaced.place.line]
        raise SettingsError(sorted([misplaced.problem(hint), *rest])) from None


def _origins(table: SettingValue, values: Mapping[str, Any]) -> dict[str, str]:
    origins = {}
    for key in values:
        value = table.item(key, table.raw[key])  # type: ignore[index]
        inner = {f"{key}.{name}": str(value.item(name, None).spot) for name in _inner_keys(key, value.raw)}
        origins.update(inner or {key: str(value.spot)})
    return origins


def _inner_keys(key: str, raw: object) -> list[str]:
    return list(raw) if key in TABLES and isinstance(raw, dict) else []
