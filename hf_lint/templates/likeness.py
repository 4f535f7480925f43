"""How alike two structures are, by the runs of node types and names that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.templates.structure import Structure

_RUN = 5  # tokens in a row
Run = tuple[str, ...]
Runs = Counter[Run]
_EQUAL: Mapping[Run, float] = {}


def runs_of(tokens: Sequence[str]) -> Runs:
    """All runs of five tokens, with how often each is there; a shorter row is one run."""
    if len(tokens) < _RUN:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(*(tokens[start:] for start in range(_RUN)), strict=False))


def runs_of_structure(structure: Structure) -> Runs:
    """The runs of all its parts; none reaches from one part into another."""
    found: Runs = Counter()
    for part in structure.parts:
        found.update(runs_of(part.tokens))
    return found


def weight(runs: Runs, weights: Mapping[Run, float] = _EQUAL, unknown: float = 1.0) -> float:
    """All runs, each counted by its weight."""
    return sum([count * weights.get(run, unknown) for run, count in runs.items()])


def shared(one: Runs, other: Runs, weights: Mapping[Run, float] = _EQUAL, unknown: float = 1.0) -> float:
    """The weight of what both have."""
    return sum([min(count, other[run]) * weights.get(run, unknown) for run, count in one.items() if run in other])


def likeness(one: Runs, other: Runs) -> float:
    """From 0, nothing in common, to 1, the same runs: the share of all runs that both have."""
    total = one.total() + other.total()
    return 2 * shared(one, other) / total if total else 1.0
