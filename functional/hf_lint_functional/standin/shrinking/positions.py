"""Positions: tables of them are no larger than a test needs."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

NAMES = (
    "max_position_embeddings",
    "n_positions",
    "max_seq_len",
    "n_ctx",
    "max_sequence_length",
    "max_target_positions",
)
MOST = 2048


def rule(tree: Node, rung: Rung) -> Iterator[Change]:  # noqa: ARG001
    """At most 2048 positions."""
    for node in tree.walk():
        for name in NAMES:
            value = node.settings.get(name)
            if is_count(value) and value > MOST:
                yield node.path, name, MOST
