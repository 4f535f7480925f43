"""Images: as few patches as a model can do with."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.stages import is_counts
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

SIZES = ("image_size", "img_size", "input_size", "pretrain_image_size", "target_size")


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """The smallest multiple of the patch that is no smaller than the rung says."""
    if rung.image is None:
        return
    for node in tree.walk():
        patch = _patch(node)
        for name, value in node.settings.items():
            if name in SIZES:
                small = -(-rung.image // patch) * patch
                if is_count(value) and value > small:
                    yield node.path, name, small
                elif is_counts(value) and len(value) == 2:
                    yield (
                        node.path,
                        name,
                        [side * small // min(value) for side in value] if min(value) > small else value,
                    )


def _patch(node: Node) -> int:
    value = node.settings.get("patch_size") or 1
    sides = value if isinstance(value, (list, tuple)) else [value]
    merge = node.settings.get("spatial_merge_size") or 1
    whole = lcm(*[side for side in sides if is_count(side)] or [1])
    return whole * (merge if is_count(merge) else 1)
