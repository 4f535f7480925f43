"""What one state of a suite covers that another does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hf_lint.coverage.evidence import LEVELS

# What can be known of a commit without running it.
STATIC = LEVELS[:3]


def compared(before: Mapping[str, Any], after: Mapping[str, Any], ref: str) -> dict[str, Any]:
    """By sort and level what was added and what was lost; the levels that need a run are left out."""
    return {
        "ref": ref,
        "levels": list(STATIC),
        "model_types": _changes(_types(before), _types(after)),
        "classes": _changes(_classes(before), _classes(after)),
    }


def loses(comparison: Mapping[str, Any]) -> bool:
    """Whether anything was lost."""
    return any(change["lost"] for sort in ("model_types", "classes") for change in comparison[sort].values())


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    found = {}
    for level in STATIC:
        old, new = _reaching(before, level), _reaching(after, level)
        found[level] = {"added": sorted(new - old), "lost": sorted(old - new)}
    return found


def _reaching(levels: Mapping[str, str], level: str) -> set[str]:
    wanted = LEVELS.index(level)
    return {name for name, reached in levels.items() if reached and LEVELS.index(reached) >= wanted}


def _types(document: Mapping[str, Any]) -> dict[str, str]:
    return _levels([*document["model_types"], *document["parts"]])


def _classes(document: Mapping[str, Any]) -> dict[str, str]:
    return _levels([cell for each in document["model_types"] for cell in each["classes"]])


def _levels(cells: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {cell["name"]: cell["level"] for cell in cells}
