"""Which test files, or model types, of many are run."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest
from typing import TypeVar

Thing = TypeVar("Thing")


def stratified(things: Sequence[Thing], family_of: Callable[[Thing], str], most: int, seed: int) -> list[Thing]:
    """At most so many, drawn from all architecture families in turn, so that none crowds out another.

    The same things and the same seed give the same sample, whatever the order they come in; a larger sample has the
    smaller one in it. The sample keeps the order of ``things``.
    """
    draw = random.Random(seed)
    by_family: dict[str, list[Thing]] = defaultdict(list)
    for thing in sorted(things, key=str):
        by_family[family_of(thing)].append(thing)
    columns = [draw.sample(by_family[family], len(by_family[family])) for family in sorted(by_family)]
    turns = chain.from_iterable(zip_longest(*columns, fillvalue=None))
    chosen = {id(thing) for thing in [thing for thing in turns if thing is not None][:most]}
    return [thing for thing in things if id(thing) in chosen]


def shard(things: Sequence[Thing], number: int, count: int) -> list[Thing]:
    """Every ``count``-th thing from the ``number``-th on, counting from one: the shards of a run are its whole."""
    return list(things[number - 1 :: count])
