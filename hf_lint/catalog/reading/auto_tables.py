"""The tables of ``models/auto``: which classes belong to a model type, and which Auto class looks where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hf_lint.catalog.reading.static_module import StaticModules

CONFIGURATION = "CONFIG_MAPPING_NAMES"
Entry = str | list[str | None] | dict[str, str | None] | None
Table = dict[str, Entry]
_FILES = re.compile(r"models/auto/\w+_auto\.py")
_LAZY = re.compile(r"^(\w+) = _LazyAutoMapping\(\s*CONFIG_MAPPING_NAMES,\s*(\w+),?\s*\)", re.MULTILINE)
_AUTO_CLASS = re.compile(r"^class (\w+)\([^)]*\):(?:\n    [^\n]*|\n)*?\n    _model_mapping = (\w+)", re.MULTILINE)
_SUBCLASS = re.compile(r"^class (\w+)\((\w+)\):", re.MULTILINE)
_PREPROCESSORS = {
    "AutoConfig": CONFIGURATION,
    "AutoTokenizer": "TOKENIZER_MAPPING_NAMES",
    "AutoProcessor": "PROCESSOR_MAPPING_NAMES",
    "AutoImageProcessor": "IMAGE_PROCESSOR_MAPPING_NAMES",
    "AutoFeatureExtractor": "FEATURE_EXTRACTOR_MAPPING_NAMES",
    "AutoVideoProcessor": "VIDEO_PROCESSOR_MAPPING_NAMES",
}


@dataclass(frozen=True)
class AutoTables:
    """``tables`` by name; ``auto_classes`` leads to names of tables; ``folders`` has a folder for each model type."""

    tables: dict[str, Table]
    auto_classes: dict[str, str]
    folders: dict[str, str]


def read_auto_tables(modules: StaticModules) -> AutoTables:
    """Reads all tables whose name ends in ``_NAMES``, helpers such as ``MISSING_…`` left out."""
    tables: dict[str, Table] = {}
    auto_classes: dict[str, str] = {}
    for path in sorted(filter(_FILES.fullmatch, modules.tree.files)):
        tables.update(_tables_of(modules.names(path)))
        auto_classes.update(_auto_classes(modules.tree.text(path)))
    auto_classes.update({name: table for name, table in _PREPROCESSORS.items() if table in tables})
    return AutoTables(tables, auto_classes, _folders(tables, modules.names("models/auto/configuration_auto.py")))


def _tables_of(names: dict[str, object]) -> dict[str, Table]:
    chosen = {name: value for name, value in names.items() if name.endswith("_NAMES") and isinstance(value, dict)}
    return {
        name: {str(key): _plain(entry) for key, entry in table.items()}
        for name, table in chosen.items()
        if not name.startswith(("MISSING_", "SPECIAL_"))
    }


def _plain(entry: object) -> Entry:
    if isinstance(entry, (tuple, list)):
        return [_name(part) for part in entry]
    if isinstance(entry, dict):
        return {str(key): _name(part) for key, part in entry.items()}
    return _name(entry)


def _name(entry: object) -> str | None:
    return entry if isinstance(entry, str) else None


def _auto_classes(text: str) -> dict[str, str]:
    lazy = dict(_LAZY.findall(text))
    found = {name: lazy[mapping] for name, mapping in _AUTO_CLASS.findall(text) if mapping in lazy}
    heirs = {name: found[parent] for name, parent in _SUBCLASS.findall(text) if parent in found and name not in found}
    return {**found, **heirs}


def _folders(tables: dict[str, Table], names: dict[str, object]) -> dict[str, str]:
    """As transformers' ``model_type_to_module_name`` does it."""
    special, deprecated = names.get("SPECIAL_MODEL_TYPE_TO_MODULE_NAME"), names.get("DEPRECATED_MODELS")
    redirects = special if isinstance(special, dict) else {}
    retired = deprecated if isinstance(deprecated, list) else []
    folders = {name: str(redirects.get(name, name.replace("-", "_"))) for name in tables.get(CONFIGURATION, {})}
    return {name: f"deprecated/{folder}" if folder in retired else folder for name, folder in folders.items()}
