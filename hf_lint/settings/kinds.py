"""What values a setting takes: each kind checks and converts a raw value, and says the same as JSON schema."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hf_lint.files.path_globs import pattern_error
from hf_lint.settings.error import Selector, SettingsError, SettingValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hf_lint.finding import Problem

Schema = dict[str, Any]
T = TypeVar("T")

_SIZE_TEXT = r"^ *(\d+(?:\.\d+)?) *((?:[kKmMgG]i?)?)[bB]? *$"
_UNITS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "ki": 1024, "mi": 1024**2, "gi": 1024**3}


@dataclass(frozen=True)
class Kind:
    """One sort of value: ``read`` returns it converted or raises ``SettingsError`` at the guilty place."""

    schema: Schema
    read: Callable[[SettingValue], Any]


def _type_name(raw: object) -> str:
    names = {bool: "a boolean", int: "an integer", float: "a number", str: "a string", list: "a list", dict: "a table"}
    return names.get(type(raw), "a date or time")


def _expect(value: SettingValue, wanted: type[T], noun: str) -> T:
    if not isinstance(value.raw, wanted):
        raise value.error(f"`{value.path[-1]}` takes {noun}, not {_type_name(value.raw)}")
    return value.raw


def _bool(value: SettingValue) -> bool:
    return bool(_expect(value, bool, "true or false"))


def _text(value: SettingValue) -> str:
    text = str(_expect(value, str, "a string"))
    if not text.strip():
        raise value.error(f"`{value.path[-1]}` is empty")
    return text


def _path(value: SettingValue) -> Path:
    return Path(_text(value)).expanduser()


def _items(value: SettingValue) -> list[SettingValue]:
    items = [value.item(index, raw) for index, raw in enumerate(_expect(value, list, "a list of strings"))]
    for item in items:
        if not isinstance(item.raw, str):
            raise item.error(f"`{value.path[-1]}` takes a list of strings; this element is {_type_name(item.raw)}")
    return items


def _members(value: SettingValue) -> tuple[str, ...]:
    for item in _items(value):
        if not str(item.raw).isidentifier():
            raise item.error(f"`{item.raw}` cannot be the name of a class member")
    return tuple(str(item.raw) for item in _items(value))


def _selectors(value: SettingValue) -> tuple[str, ...]:
    return tuple(Selector(str(item.raw).strip(), item.spot) for item in _items(value))


def _check_pattern(value: SettingValue, pattern: str) -> str:
    if problem := pattern_error(pattern):
        raise value.error(problem)
    return pattern


def _globs(value: SettingValue) -> tuple[str, ...]:
    return tuple(_check_pattern(item, str(item.raw)) for item in _items(value))


def _selectors_by_glob(value: SettingValue) -> dict[str, tuple[str, ...]]:
    table = _expect(value, dict, "a table of patterns and the codes ignored there")
    entries = {pattern: value.item(pattern, raw) for pattern, raw in table.items()}
    return {_check_pattern(entry, pattern): _selectors(entry) for pattern, entry in entries.items()}


def _size(value: SettingValue) -> int:
    size = _parsed_size(value.raw)
    if size is None or size < 1:
        raise value.error(f'`{value.path[-1]}` takes a number of bytes or a text such as "5MB", at least one byte')
    return size


def _parsed_size(raw: object) -> int | None:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    found = re.search(_SIZE_TEXT, raw) if isinstance(raw, str) else None
    return int(float(found[1]) * _UNITS[found[2].lower()]) if found else None


_STRING_LIST: Schema = {"type": "array", "items": {"type": "string"}}

BOOLEAN = Kind({"type": "boolean"}, _bool)
TEXT = Kind({"type": "string", "minLength": 1}, _text)
PATH = Kind({"type": "string", "minLength": 1}, _path)
MEMBERS = Kind(_STRING_LIST, _members)
SELECTORS = Kind(_STRING_LIST, _selectors)
GLOBS = Kind({"type": "array", "items": {"type": "string", "minLength": 1}}, _globs)
SELECTORS_BY_GLOB = Kind({"type": "object", "additionalProperties": _STRING_LIST}, _selectors_by_glob)
SIZE = Kind({"oneOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": _SIZE_TEXT}]}, _size)


def choice(*allowed: str) -> Kind:
    """One of a few words."""

    def read(value: SettingValue) -> str:
        if value.raw not in allowed:
            given = f"`{value.raw}`" if isinstance(value.raw, str) else _type_name(value.raw)
            raise value.error(f"`{value.path[-1]}` is one of {_listed(allowed)}, not {given}")
        return str(value.raw)

    return Kind({"type": "string", "enum": list(allowed)}, read)


def choice_by_name(noun: str, *allowed: str) -> Kind:
    """A table that gives each name one of a few words; ``noun`` says what is named."""
    one = choice(*allowed)

    def read(value: SettingValue) -> dict[str, str]:
        table = _expect(value, dict, f"a table of {noun}")
        return {name: one.read(value.item(name, raw)) for name, raw in table.items()}

    return Kind({"type": "object", "additionalProperties": one.schema}, read)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def nearest(word: str, words: Iterable[str]) -> str:
    """``; did you mean `select`?`` for a misspelt word, empty when nothing comes near."""
    import difflib

    by_folded = {known.casefold(): known for known in words}
    close = difflib.get_close_matches(word.casefold(), by_folded, n=1)
    return f"; did you mean `{by_folded[close[0]]}`?" if close else ""


def read_table(table: SettingValue, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The converted values of a table by key. Raises ``SettingsError`` with everything wrong in it."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, raw in _expect(table, dict, "a table").items():
        value = table.item(key, raw)
        try:
            if key not in kinds:
                raise value.error(f"unknown key `{key}`{nearest(key, kinds)}")
            values[key] = kinds[key].read(value)
        except SettingsError as error:
            problems += error.problems
    if problems:
        raise SettingsError(sorted(problems))
    return values
