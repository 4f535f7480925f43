"""Who inherits from whom: what ``modular_*.py`` takes from other models."""

from __future__ import annotations

import re

from hf_lint.catalog.reading.source_tree import SourceTree

_IMPORT = re.compile(
    r"^from (?:\.\.|\.\.\.models\.|transformers\.models\.)(?P<folder>(?:deprecated\.)?\w+)[\w.]* import "
    r"(?:\((?P<many>[^)]*)\)|(?P<few>[^\n(]+))",
    re.MULTILINE,
)
_CLASS = re.compile(r"^class (\w+)\(([^)]*)\)", re.MULTILINE)
_COMMENT = re.compile(r"#[^\n]*")


def read_lineage(tree: SourceTree) -> dict[str, dict[str, str]]:
    """By folder, each class that inherits from a class of another model, which is given as ``folder.Class``."""
    found: dict[str, dict[str, str]] = {}
    for path in tree.below("models"):
        folder, _, file = path.removeprefix("models/").rpartition("/")
        if file.startswith("modular_"):
            inherited = _inherited(tree.text(path))
            if inherited:
                found.setdefault(folder, {}).update(inherited)
    return found


def _inherited(text: str) -> dict[str, str]:
    origins = {
        alias: f"{match['folder'].replace('.', '/')}.{name}"
        for match in _IMPORT.finditer(text)
        if match["folder"] != "auto"
        for name, alias in _names(match["many"] or match["few"])
    }
    bases = {name: [base.strip() for base in bases.split(",")] for name, bases in _CLASS.findall(text)}
    foreign = {name: [origins[base] for base in its if base in origins] for name, its in bases.items()}
    return {name: its[0] for name, its in foreign.items() if its}


def _names(text: str) -> list[tuple[str, str]]:
    parts = (part.split() for part in _COMMENT.sub("", text).split(","))
    return [(part[0], part[-1]) for part in parts if part]
