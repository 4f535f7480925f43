"""Whose image processor or feature extractor a model type uses that has none of its own in transformers' tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hf_lint_functional.preprocessing.recipes import recipe
from hf_lint_functional.preprocessing.tables import module_of, package_folder

_COPIED = re.compile(r"Copied from transformers\.models\.(\w+)\.")
_INHERITED = re.compile(r"^from \.\.(\w+)\.\w+ import", re.MULTILINE)


def lender(model_type: str, entries: Mapping[str, Any]) -> str | None:
    """The model type whose entry serves for this one, or None.

    Looked for in this order: a recipe; the type's own entry; another type of the same folder; the families that its
    modeling is derived from (``modular_*.py``) or copied from, the most used first.
    """
    if named := recipe("borrowed").get(model_type):
        return str(named) if named in entries else None
    if model_type in entries:
        return model_type
    by_folder = _by_folder(tuple(entries))
    folders = [module_of(model_type), *_origins(package_folder(model_type))]
    return next((by_folder[folder] for folder in folders if folder in by_folder), None)


@cache
def _by_folder(types: tuple[str, ...]) -> dict[str, str]:
    """For each folder of models the type that gives it its name, or else the first."""
    found: dict[str, str] = {}
    for name in types:
        folder = module_of(name)
        if folder not in found or name.replace("-", "_") == folder:
            found[folder] = name
    return found


def _origins(folder: Path) -> Iterator[str]:
    """The folders that the sources in this one are derived from, the most used first."""
    texts = [source.read_text("utf-8") for source in sorted(folder.glob("mod*_*.py"))]
    derived = Counter(name for text in texts for name in _INHERITED.findall(text) if name != "auto")
    copied = Counter(name for text in texts for name in _COPIED.findall(text))
    ranked = [*derived.most_common(), *copied.most_common()]
    return iter(dict.fromkeys(name for name, _ in ranked if name != folder.name))
