"""Which tests to write next, and what helps in writing them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hf_lint.catalog.model_types import head_of

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.coverage.importance import Importance

_FAR = 4  # steps of lineage after which types have nothing to do with one another


_ALL = "*"  # the entry for all classes of a type that have none of their own


@cache
def _profiles(release: str) -> Mapping[str, Any] | None:
    """What a search for stand-ins found in a release, as it is shipped; None where nobody has searched."""
    spec = find_spec("hf_lint_functional")  # a look-up that imports nothing
    for place in spec.submodule_search_locations or () if spec is not None else ():
        file = Path(place, "standin", "profiles", f"{release}.json")
        with suppress(OSError, ValueError):
            found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            return found
    return None


def has_stand_in(model_type: str, profiles: Mapping[str, Any] | None) -> bool | None:
    """Whether some class of a type runs with a small model of random weights; None where that is not known.

    A type that the profiles leave out runs with the plain one; a profile of None is one that no search found.
    """
    if profiles is None:
        return None
    classes = profiles.get(model_type, {})
    return classes.get(_ALL, {}) is not None or any(profile is not None for profile in classes.values())


class Roadmap:
    """The missing types, each with what it takes. ``covered`` are those that have a test."""

    def __init__(self, catalog: Catalog, importances: Mapping[str, Importance], covered: Collection[str]) -> None:
        self._catalog = catalog
        self._importances = importances
        self._covered = [name for name in importances if name in covered]
        self._by_folder = {catalog.folders[name]: name for name in reversed(self._covered)}
        self._neighbours = _neighbours(catalog)

    def entries(self) -> list[dict[str, Any]]:
        """In order of importance."""
        covered = set(self._covered)
        return [self._entry(name) for name in self._importances if name not in covered]

    def _entry(self, name: str) -> dict[str, Any]:
        known, importance = self._catalog.model_types[name], self._importances[name]
        relative, how = self._relative(name)
        return {
            "model_type": name,
            "tier": importance.tier,
            "score": importance.score,
            "importance": importance.explanation,
            "family": known.details.family,
            "template": known.details.family,
            "heads": {head_of(auto): list(classes) for auto, classes in known.heads.items()},
            "tasks": list(known.tasks),
            "checkpoints": list(known.details.checkpoints),
            "stand_in": has_stand_in(name, _profiles(self._catalog.version)),
            "learn_from": relative,
            "relation": how,
            "command": f"hf-lint new {name}",
        }

    def _relative(self, name: str) -> tuple[str | None, str]:
        """The nearest type with a test: by lineage, else of the same family with the most heads in common."""
        start = self._catalog.folders[name]
        seen, ring = {start}, [start]
        for steps in range(1, _FAR):
            ring = [other for folder in ring for other in self._neighbours.get(folder, ()) if other not in seen]
            seen.update(ring)
            near = [self._by_folder[folder] for folder in dict.fromkeys(ring) if folder in self._by_folder]
            if near:
                return self._first(near, name), "lineage" if steps == 1 else f"lineage, {steps} steps"
        return self._alike(name)

    def _alike(self, name: str) -> tuple[str | None, str]:
        mine = self._catalog.model_types[name]
        family = [
            other for other in self._covered if self._catalog.model_types[other].details.family == mine.details.family
        ]
        if not family:
            return None, ""
        return max(family, key=lambda other: self._likeness(mine.heads, other)), "same family"

    def _likeness(self, heads: Mapping[str, object], other: str) -> tuple[int, float]:
        theirs = self._catalog.model_types[other].heads
        return len(heads.keys() & theirs.keys()) - len(heads.keys() ^ theirs.keys()), self._importances[other].score

    def _first(self, names: Collection[str], missing: str) -> str:
        """One of the same family before one of another, the most important of them."""
        family = self._catalog.model_types[missing].details.family
        return max(names, key=lambda name: (self._catalog.model_types[name].details.family == family,
                                            self._importances[name].score))  # fmt: skip


def _neighbours(catalog: Catalog) -> dict[str, list[str]]:
    """By folder those that it takes classes from, then those that take classes from it."""
    up = {folder: list(catalog.parents_of(folder)) for folder in catalog.lineage}
    found = {folder: list(parents) for folder, parents in up.items()}
    for folder, parents in up.items():
        for parent in parents:
            found.setdefault(parent, []).append(folder)
    return found
