"""Mixtures of experts: four, of which two are chosen, in one group."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

EXPERTS = 4
CHOSEN = 2
GROUPS = ("n_group", "topk_group", "n_groups", "num_expert_group")


def rule(tree: Node, rung: Rung) -> Iterator[Change]:  # noqa: ARG001
    """Shrinks the experts on every rung: they are by far the most of a model."""
    for node in tree.walk():
        has_experts = any(names.EXPERTS.match(name) for name in node.settings)
        for name, value in node.settings.items():
            if not is_count(value):
                continue
            if names.CHOSEN_EXPERTS.match(name):
                yield node.path, name, min(value, CHOSEN)
            elif names.EXPERTS.match(name) and "shared" not in name:
                yield node.path, name, min(value, EXPERTS)
            elif has_experts and name in GROUPS:
                yield node.path, name, min(value, 1)
