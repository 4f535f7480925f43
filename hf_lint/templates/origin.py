"""Which template a test came from: the one that it is built like, or the one whose own words it still carries."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from hf_lint.catalog.name_table import folded
from hf_lint.convention import model_type_of
from hf_lint.templates.likeness import Run, Runs, runs_of_structure, shared, weight

if TYPE_CHECKING:
    from hf_lint.templates.structure import Structure

ALIKE = 0.6
"""From this likeness on a test counts as made from a template."""

_RELATED = 0.25  # with so little in common, words prove nothing
_TELLING = 0.6  # the share of a template's own words that proves it to be the origin
_AS_GOOD = 0.05  # a difference that variants of one template have
_FEW = 3  # words that can be chance
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SHORTEST = 3


def words_in(text: str) -> frozenset[str]:
    """The words of names, prose and comments, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text) if len(word) >= _SHORTEST)


@dataclass(frozen=True)
class Template:
    """A template as tests are compared with it. ``name`` is what reports call it."""

    name: str
    structure: Structure
    words: frozenset[str]


@dataclass(frozen=True)
class Origin:
    """Where a test came from. ``template`` is None where nothing is near enough.

    ``nearest`` is the template that it is built most alike, by ``likeness`` from 0 to 1. ``words`` are the template's
    own ones that the test carries, where they and not the structure decided.
    """

    template: str | None
    likeness: float
    nearest: str
    nearest_likeness: float
    words: tuple[str, ...] = ()


class Origins:
    """All templates. What they share says little about where a test came from, and weighs little."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self.templates = tuple(templates)
        self._runs = [runs_of_structure(template.structure) for template in templates]
        self._weights = _weights(self._runs)
        self._unknown = math.log(1 + len(templates))
        self._totals = [self._weight(runs) for runs in self._runs]
        spread = Counter(word for template in templates for word in template.words)
        self._own = [frozenset(w for w in template.words if spread[w] == 1) for template in templates]

    def _weight(self, runs: Runs) -> float:
        return weight(runs, self._weights, self._unknown)

    def of(self, path: str, structure: Structure, words: frozenset[str]) -> Origin | None:
        """The origin of a test; None where there are no templates or no statements."""
        runs = runs_of_structure(structure)
        if not self.templates or not runs:
            return None
        total = self._weight(runs)
        alike = [
            2 * shared(runs, theirs, self._weights, self._unknown) / (total + their_total)
            for theirs, their_total in zip(self._runs, self._totals, strict=True)
        ]
        nearest = self._nearest(path, structure, alike)
        names = [template.name for template in self.templates]
        marked = self._marked(path, words, alike)
        if marked is not None and marked != nearest:
            found = tuple(sorted(self._own[marked] & words))
            return Origin(names[marked], alike[marked], names[nearest], alike[nearest], found)
        is_near = alike[nearest] >= ALIKE or marked == nearest
        return Origin(names[nearest] if is_near else None, alike[nearest], names[nearest], alike[nearest])

    def _nearest(self, path: str, structure: Structure, alike: Sequence[float]) -> int:
        """The most alike; of those that are as good as equal, the one whose model's name the test still has."""
        best = max(range(len(alike)), key=alike.__getitem__)
        model = folded(model_type_of(path) or "")
        equals = [at for at in range(len(alike)) if alike[at] >= alike[best] - _AS_GOOD]
        named = [at for at in equals if _foreign(structure, self.templates[at].structure, model)]
        return max(named, key=alike.__getitem__, default=best)

    def _marked(self, path: str, words: frozenset[str], alike: Sequence[float]) -> int | None:
        """The template whose own words the test has, all but those that its own model explains."""
        model = folded(model_type_of(path) or PurePath(path).stem)
        scores: dict[int, float] = {}
        for at, own in enumerate(self._own):
            telling = {word for word in own if word not in model}
            found = len(telling & words)
            if found >= _FEW and found >= _TELLING * len(telling) and alike[at] >= _RELATED:
                scores[at] = alike[at] + found / len(telling)
        return max(scores, key=scores.__getitem__, default=None)


def _foreign(test: Structure, template: Structure, model: str) -> bool:
    return any(word not in model for word in test.words.words & template.words.words)


def _weights(collection: Sequence[Runs]) -> dict[Run, float]:
    spread = Counter(run for runs in collection for run in runs)
    return {run: math.log(1 + len(collection) / count) for run, count in spread.items()}
