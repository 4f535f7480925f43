"""The profiles that were found for a release of transformers, so that nobody has to search again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from hf_lint_functional.standin.profile import Profile

ALL = "*"


class Known(NamedTuple):
    """What is known of a class: the profile that it runs with, or that a search has found none (None)."""

    profile: Profile | None


def known(version: str, model_type: str, class_name: str) -> Known | None:
    """What a search found for this class in this release; None for a release that nobody has searched."""
    document = _document(version)
    if document is None:
        return None
    entries = document.get(model_type, {})
    found: Any = entries.get(class_name, entries.get(ALL, {}))
    return Known(None if found is None else Profile.from_json(found))


def encoded(found: Mapping[str, Mapping[str, Profile | None]]) -> str:
    """Profiles by type and class as the shipped files have them: plain ones are left out, common ones told once."""
    document = {model_type: entries for model_type, classes in sorted(found.items()) if (entries := _entries(classes))}
    lines = [f" {json.dumps(name)}: {json.dumps(entries, sort_keys=True)}" for name, entries in document.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _entries(classes: Mapping[str, Profile | None]) -> dict[str, Any]:
    plain = {name: None if profile is None else profile.to_json() for name, profile in sorted(classes.items())}
    values = list(plain.values())
    common = max(values, key=values.count)
    entries = {ALL: common} if common != {} else {}
    return entries | {name: value for name, value in plain.items() if value != common}


@cache
def _document(version: str) -> Mapping[str, Mapping[str, Any]] | None:
    file = files("hf_lint_functional.standin") / "profiles" / f"{version}.json"
    if not file.is_file():
        return None
    document: Mapping[str, Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return document
