"""What the user asked for: ``[tool.hf-lint]`` of the nearest pyproject.toml, or hf-lint.toml, and the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hf_lint.files.path_globs import anchored
from hf_lint.settings.error import SettingsError, SettingValue
from hf_lint.settings.kinds import GLOBS, PATH, SELECTORS_BY_GLOB, Kind
from hf_lint.settings.model import TABLES, RuleSelection, Settings, Structure, field_name, kinds_of, toml_key
from hf_lint.settings.reader import FILE_NAMES, Layer, layers_of, table_of

__all__ = [
    "RuleSelection",
    "Settings",
    "SettingsError",
    "Structure",
    "forget_settings",
    "load",
    "settings_for",
    "with_options",
]


_found: dict[str, Settings | SettingsError] = {}


def settings_for(folder: Path) -> Settings:
    """The settings that hold in a folder: those of the nearest settings file above, else the defaults.

    Each folder is looked at once, see ``forget_settings``. Raises ``SettingsError``, each time.
    """
    found = _nearest(os.path.abspath(folder))  # noqa: PTH100  resolving would leave the user's own tree
    if isinstance(found, SettingsError):
        raise SettingsError(found.problems)
    return found


def forget_settings() -> None:
    """Read settings files anew from now on, as a long-running server must when they change."""
    _found.clear()


def _nearest(folder: str) -> Settings | SettingsError:
    way: list[str] = []
    while folder not in _found:
        way.append(folder)
        parent = os.path.dirname(folder)  # noqa: PTH120
        here = _settings_in(folder) or (Settings() if parent == folder else None)
        if here is not None:
            _found[folder] = here
            break
        folder = parent
    _found.update(dict.fromkeys(way, _found[folder]))
    return _found[folder]


def _settings_in(folder: str) -> Settings | SettingsError | None:
    try:
        for name in FILE_NAMES:
            path = Path(folder, name)
            if path.is_file() and table_of(path) is not None:
                return load(path)
    except SettingsError as error:
        return error
    return None


def load(path: Path) -> Settings:
    """The settings of one file. Raises ``SettingsError``, also for a pyproject.toml without our table."""
    path = Path(os.path.abspath(path))  # noqa: PTH100  Path.absolute keeps ".."
    settings = Settings(root=path.parent, file=path)
    for layer in layers_of(path, kinds_of(Settings)):
        settings = _overlaid(settings, layer)
    return settings


def with_options(settings: Settings, **options: object) -> Settings:
    """The settings under options of the command line, named as the fields are.

    ``None`` and empty collections mean that an option was not given. Rules by file come as a mapping or as texts
    ``pattern:code``. Raises ``SettingsError`` for a bad value and ``TypeError`` for an option that does not exist.
    """
    kinds = kinds_of(Settings)
    if unknown := [name for name in options if toml_key(name) not in kinds]:
        raise TypeError(f"no such setting: {', '.join(unknown)}")
    given = {toml_key(name): raw for name, raw in options.items() if raw is not None and raw not in ((), [], {})}
    if not given:
        return settings
    values = {key: kinds[key].read(_option(key, raw, kinds[key])) for key, raw in given.items()}
    return _overlaid(settings, Layer(Path.cwd(), values, dict.fromkeys(values, "command line")))


def _option(key: str, raw: object, kind: Kind) -> SettingValue:
    value = SettingValue(raw, f"--{key}", (key,))
    if isinstance(raw, Path):
        return replace(value, raw=str(raw))
    if kind is SELECTORS_BY_GLOB and not isinstance(raw, Mapping):
        return replace(value, raw=_by_pattern(value))
    return replace(value, raw=list(raw)) if isinstance(raw, (tuple, set, frozenset)) else value


def _by_pattern(value: SettingValue) -> dict[str, list[str]]:
    by_pattern: dict[str, list[str]] = {}
    for text in value.raw:  # type: ignore[attr-defined]
        pattern, colon, code = text.rpartition(":")
        if not colon:
            raise value.error(f"takes `pattern:code`, not `{text}`")
        by_pattern.setdefault(pattern, []).append(code)
    return by_pattern


# A source that selects (or names fixable rules) starts anew: what weaker sources took away counts no longer.
_STARTS_ANEW = {"select": ("extend-select", "ignore", "extend-ignore"), "fixable": ("unfixable",)}
_ADDED = {"ignore", "unfixable", "extend-select", "extend-ignore", "extend-exclude", "extend-per-file-ignores"}


def _overlaid(settings: Settings, layer: Layer) -> Settings:
    dropped = {key: by for by, keys in _STARTS_ANEW.items() if by in layer.values for key in keys}
    nothing: dict[str, Any] = {field_name(key): () for key in dropped}
    below = replace(settings, **nothing)
    changes = {field_name(key): _joined(key, value, below, layer.folder) for key, value in layer.values.items()}
    origins = {**settings.origins, **{key: layer.origins[by] for key, by in dropped.items()}, **layer.origins}
    return replace(below, **changes, origins=origins, selections=(*settings.selections, _selection(layer)))


def _joined(key: str, value: Any, below: Settings, folder: Path) -> Any:  # noqa: ANN401  each setting has its own type
    before = getattr(below, field_name(key))
    kind = kinds_of(Settings)[key]
    if key in TABLES:
        return replace(before, **value)
    if kind is PATH:
        return folder / value
    if kind is GLOBS and folder != below.root:
        value = tuple(anchored(pattern, folder) for pattern in value)
    if kind is SELECTORS_BY_GLOB:
        bound = (
            value if folder == below.root else {anchored(pattern, folder): codes for pattern, codes in value.items()}
        )
        return {**before, **bound} if key in _ADDED else bound
    return (*before, *value) if key in _ADDED else value


def _selection(layer: Layer) -> RuleSelection:
    values = layer.values
    return RuleSelection(
        values.get("select"),
        values.get("extend-select", ()),
        (*values.get("ignore", ()), *values.get("extend-ignore", ())),
        values.get("fixable"),
        values.get("unfixable", ()),
    )
