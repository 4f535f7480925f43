"""The model types that a generator is tried with, from every family, and names that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

AWKWARD: Mapping[str, re.Pattern[str]] = {
    "hyphen": re.compile("-"),
    "underscore": re.compile("_"),
    "digit": re.compile("[0-9]"),
    "capital": re.compile("[A-Z]"),
}
BAD_NAMES: Mapping[str, str] = {
    "empty": "",
    "path": "../x",
    "blank": "no such",
    "unknown": "no_such_model_type",
    "very long": "x" * 300,
    "not ASCII": "modèle_模型",
}
_PARTS_OF_OTHERS = "component"  # model types that only serve within others


def families_of(catalog: Catalog) -> dict[str, list[str]]:
    """The model types that can be tested by themselves, by family."""
    found: dict[str, list[str]] = {}
    for name, known in catalog.model_types.items():
        if known.model_classes and known.details.family != _PARTS_OF_OTHERS:
            found.setdefault(known.details.family, []).append(name)
    return {family: sorted(names) for family, names in sorted(found.items())}


def kinds_of_name(model_type: str) -> list[str]:
    """What is awkward about a name."""
    return [kind for kind, pattern in AWKWARD.items() if pattern.search(model_type)]


def stratified(families: Mapping[str, Sequence[str]], most: int, seed: int) -> list[str]:
    """At most so many model types: one of each awkward kind, then from the families in turn.

    Equal seeds give equal samples.
    """
    random = Random(seed)
    shuffled = {family: random.sample(names, len(names)) for family, names in families.items()}
    everything = random.sample(
        [name for names in families.values() for name in names], sum(map(len, families.values()))
    )
    chosen = list(dict.fromkeys(_awkward_ones(everything)))
    counts = {family: sum(name in names for name in chosen) for family, names in families.items()}
    waiting = {family: [name for name in names if name not in chosen] for family, names in shuffled.items()}
    while len(chosen) < most and any(waiting.values()):
        family = min((each for each in waiting if waiting[each]), key=lambda each: (counts[each], each))
        chosen.append(waiting[family].pop())
        counts[family] += 1
    return sorted(chosen[:most])


def _awkward_ones(names: Sequence[str]) -> Iterable[str]:
    """The first of each kind: a rare kind is not to be left to chance."""
    for pattern in AWKWARD.values():
        yield from [name for name in names if pattern.search(name)][:1]
