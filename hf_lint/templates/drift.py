"""How far a test has drifted from its template, method by method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hf_lint.templates.likeness import likeness, runs_of, runs_of_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.templates.structure import Part, Structure

_RENAMED = 0.6  # from this likeness on a method of another name is the same one
_SLIGHT = 3  # tokens: too little to know again under another name

SAME, CHANGED, RENAMED, MISSING, ADDED = "same", "changed", "renamed", "missing", "added"


@dataclass(frozen=True)
class PartDrift:
    """What became of a method, function or class. ``drift`` goes from 0, the same, to 100, nothing in common.

    ``name`` is what the test calls it, or the template where the test lacks it.
    """

    name: str
    change: str
    drift: float
    was: str | None = None


@dataclass(frozen=True)
class Drift:
    """The drift of a whole test, wherever its statements stand now, and of its parts in the order of the template."""

    score: float
    parts: tuple[PartDrift, ...]


def drift_of(test: Structure, template: Structure) -> Drift:
    """Compares the whole, then parts of the same name, then those that only changed their name."""
    whole = likeness(runs_of_structure(test), runs_of_structure(template))
    parts = []
    for ours, theirs in pairs_of(test, template):
        mine, origin = runs_of(ours.tokens if ours else ()), runs_of(theirs.tokens if theirs else ())
        parts.append(_part(ours, theirs, 100 * (1 - likeness(mine, origin))))
    return Drift(round(100 * (1 - whole), 1), tuple(parts))


def shown(part: Part) -> str:
    """The part's name as reports give it."""
    if not part.name:
        return "module"
    return f"class {part.name[:-1]}" if part.name.endswith(".") else part.name


def _part(ours: Part | None, theirs: Part | None, drift: float) -> PartDrift:
    if ours is None or theirs is None:
        there = ours or theirs
        assert there is not None
        return PartDrift(shown(there), ADDED if theirs is None else MISSING, 100.0)
    if ours.plain != theirs.plain:
        return PartDrift(shown(ours), RENAMED, round(drift, 1), shown(theirs))
    return PartDrift(shown(ours), CHANGED if drift else SAME, round(drift, 1))


def pairs_of(test: Structure, template: Structure) -> Iterator[tuple[Part | None, Part | None]]:
    """Each part of either file with its counterpart; those of the template first and in its order."""
    ours = {part.plain: part for part in reversed(test.parts)}
    rest = [part for part in test.parts if part.plain not in {theirs.plain for theirs in template.parts}]
    for theirs in template.parts:
        mine = ours.get(theirs.plain) or _renamed(theirs, rest)
        rest = [part for part in rest if part is not mine]
        yield mine, theirs
    yield from ((part, None) for part in rest)


def _renamed(theirs: Part, rest: Iterable[Part]) -> Part | None:
    runs = runs_of(theirs.tokens)
    if len(theirs.tokens) <= _SLIGHT:
        return None
    alike = [(likeness(runs, runs_of(part.tokens)), at, part) for at, part in enumerate(rest)]
    best = max(alike, default=None, key=lambda found: (found[0], -found[1]))
    return best[2] if best is not None and best[0] >= _RENAMED else None
