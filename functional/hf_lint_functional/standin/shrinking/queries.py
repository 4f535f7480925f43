"""Queries of detectors: few, since small images have few places to look at."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

NAMES = ("num_queries", "two_stage_num_proposals", "num_object_queries", "num_proposals", "num_denoising")
MOST = 8


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """At most eight where the image is small."""
    if rung.image is None:
        return
    for node in tree.walk():
        for name in NAMES:
            value = node.settings.get(name)
            if is_count(value) and value > MOST:
                yield node.path, name, MOST
