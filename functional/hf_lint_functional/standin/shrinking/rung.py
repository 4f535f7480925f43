"""The ladder: how small a configuration is made, from the smallest that usually runs to hardly shrunk at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rung:
    """How one step of the ladder shrinks.

    ``width`` is what widths become (None: they stay); ``divide`` divides all widths of the tree by one number
    instead, so that whatever was equal or a sum stays so. ``layers`` is how many layers there are at least (None: as
    many as by default). ``image`` is about how many pixels an image has on a side (None: the default).
    """

    name: str
    width: int | None = 64
    divide: bool = False
    keep_head_size: bool = False
    layers: int | None = 2
    image: int | None = 64


LADDER = (
    Rung("small"),
    Rung("head-size", keep_head_size=True),
    Rung("divided", divide=True),
    Rung("divided-image", divide=True, image=None),
    Rung("small-layers", layers=None),
    Rung("divided-layers", divide=True, layers=None, image=None),
    Rung("wide", width=None),
    Rung("wide-layers", width=None, layers=None, image=None),
)
RUNGS = {rung.name: rung for rung in LADDER}
