"""Images: as few patches as a model can do with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import lcm
from typing import Any

from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.stages import is_counts
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

SIZES = ("image_size", "img_size", "input_size", "pretrain_image_size", "target_size")
MAPS = re.compile(r".*feat(ure)?_sizes$")


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """The smallest multiple of the patch that is no smaller than the rung says; maps of features shrink with it."""
    if rung.image is None:
        return
    times = 1
    for node in tree.walk():
        least = -(-rung.image // _patch(node)) * _patch(node)
        for name in SIZES:
            value: Any = node.settings.get(name)
            small = _small(value, least)
            if small != value:
                yield node.path, name, small
                times = max(times, (value if is_count(value) else min(value)) // least)
    yield from _maps(tree, times)


def _small(value: Any, least: int) -> Any:
    if is_count(value):
        return min(value, least)
    if is_counts(value) and len(value) == 2 and min(value) > least:
        return [side * least // min(value) for side in value]
    return value


def _maps(tree: Node, times: int) -> Iterator[Change]:
    """The sides of feature maps, which follow from that of the image."""
    for node in tree.walk():
        for name, value in node.settings.items():
            if times > 1 and MAPS.match(name) and isinstance(value, (list, tuple)):
                yield node.path, name, _divided(value, times)


def _divided(value: Any, times: int) -> Any:
    if isinstance(value, (list, tuple)):
        return [_divided(item, times) for item in value]
    return max(1, value // times) if is_count(value) else value


def _patch(node: Node) -> int:
    value = node.settings.get("patch_size") or 1
    sides = value if isinstance(value, (list, tuple)) else [value]
    whole = lcm(*[side for side in sides if is_count(side)] or [1])
    return whole * _merged(node.settings)


def _merged(settings: Mapping[str, Any]) -> int:
    """How many patches on a side become one token."""
    ratio = settings.get("pixel_shuffle_ratio")
    if isinstance(ratio, float) and 0 < ratio < 1:
        return round(1 / ratio)
    merge = settings.get("spatial_merge_size")
    return merge if is_count(merge) and merge else 1
