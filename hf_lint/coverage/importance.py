"""How much a model type matters, with the reasons; from the catalogue alone unless download counts are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log1p
from typing import TYPE_CHECKING

from hf_lint.coverage.history import age_of, releases
from hf_lint.settings.model import TIERS

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

# The share of the ranking up to which a tier goes.
_UP_TO = {"critical": 0.05, "high": 0.20, "medium": 0.50, "low": 1.0}
# What each measure can add to a score of 100; download counts, where they are known, take half of it.
WEIGHTS = {"descendants": 30, "heads": 20, "tasks": 15, "checkpoints": 15, "age": 20}
_DOWNLOADS = 0.5
_WORDS = {"descendants": "derived types", "heads": "heads", "tasks": "tasks", "checkpoints": "checkpoints",
          "downloads": "downloads"}  # fmt: skip


@dataclass(frozen=True)
class Importance:
    """A score of 0 to 100, the measures behind it with what each adds, and the tier; ``pinned`` if settings say so."""

    score: float
    measures: Mapping[str, int]
    points: Mapping[str, float]
    tier: str
    pinned: bool = False

    @property
    def explanation(self) -> str:
        """The measures in words, those that add most first."""
        ranked = sorted(self.points, key=lambda name: -self.points[name])
        shown = [_in_words(name, self.measures[name]) for name in ranked if self.points[name] > 0]
        return ", ".join([*(["pinned by the settings"] if self.pinned else []), *shown])


def _in_words(measure: str, value: int) -> str:
    if measure == "age":
        return f"since {releases()[-value]}{' or before' if value == len(releases()) else ''}"
    word = _WORDS[measure]
    return f"{value:,} {word.removesuffix('s') if value == 1 else word}"


class Ranking:
    """The importance of the model types among one another."""

    def __init__(self, catalog: Catalog, names: Iterable[str], downloads: Mapping[str, int] | None = None,
                 pins: Mapping[str, str] | None = None) -> None:  # fmt: skip
        self._catalog = catalog
        self._names = tuple(names)
        self._downloads = downloads or {}
        self._pins = pins or {}

    @cached_property
    def importances(self) -> dict[str, Importance]:
        """By model type, the most important first; pinned tiers come in their order."""
        measured = {name: self._measures(name) for name in self._names}
        largest = {key: max((each[key] for each in measured.values()), default=0) for key in self._weights}
        scored = {name: self._points(each, largest) for name, each in measured.items()}
        ranked = sorted(scored, key=lambda name: (-sum(scored[name].values()), name))
        tiers = {name: self._pins.get(name) or _tier(place / len(ranked)) for place, name in enumerate(ranked)}
        found = {
            name: Importance(round(sum(scored[name].values()), 1), measured[name], scored[name], tiers[name],
                             name in self._pins)
            for name in ranked
        }  # fmt: skip
        return dict(sorted(found.items(), key=lambda item: (TIERS.index(item[1].tier), -item[1].score, item[0])))

    @cached_property
    def _weights(self) -> dict[str, float]:
        if not self._downloads:
            return {**WEIGHTS}
        return {**{key: weight * (1 - _DOWNLOADS) for key, weight in WEIGHTS.items()}, "downloads": 100 * _DOWNLOADS}

    def _measures(self, name: str) -> dict[str, int]:
        known = self._catalog.model_types[name]
        return {
            "descendants": self._descendants.get(known.folder, 0),
            "heads": len(known.model_classes),
            "tasks": len(known.tasks),
            "checkpoints": len(known.details.checkpoints),
            "age": age_of(name),
            "downloads": self._downloads.get(name, 0),
        }

    def _points(self, measures: Mapping[str, int], largest: Mapping[str, int]) -> dict[str, float]:
        """On a logarithmic scale, so that the second of a kind is not nothing beside the first."""
        return {
            key: round(weight * log1p(measures[key]) / log1p(largest[key]), 2) if largest[key] else 0.0
            for key, weight in self._weights.items()
        }

    @cached_property
    def _descendants(self) -> dict[str, int]:
        """By folder, how many other folders take classes from it, directly or through others."""
        children: dict[str, set[str]] = {}
        for folder in self._catalog.lineage:
            for parent in self._catalog.parents_of(folder):
                children.setdefault(parent, set()).add(folder)
        return {folder: len(_below(folder, children)) for folder in children}


def _below(folder: str, children: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in seen:
                seen.add(child)
                waiting.append(child)
    return seen - {folder}


def _tier(share: float) -> str:
    return next(tier for tier in TIERS if share < _UP_TO[tier])
