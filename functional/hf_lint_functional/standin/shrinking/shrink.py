"""All rules together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hf_lint_functional.standin.shrinking import (
    division,
    experts,
    heads,
    images,
    layers,
    positions,
    queries,
    rope,
    stages,
    state_space,
    tied,
    vocabulary,
    widths,
)
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node

RULES = (layers, stages, experts, division, state_space, heads, widths, images, queries, positions, rope)


def shrunk(tree: Node, rung: Rung, token_ids: Mapping[str, int]) -> dict[str, dict[str, Any]]:
    """The settings that change, by path and name; where two rules want the same, the first is heard."""
    changes: dict[str, dict[str, Any]] = {}
    for path, name, value in vocabulary.rule(tree, token_ids):
        changes.setdefault(path, {}).setdefault(name, value)
    for room in RULES:
        for path, name, value in room.rule(tree, rung):
            changes.setdefault(path, {}).setdefault(name, value)
    for path, name, value in list(tied.rule(tree, rung, changes)):
        changes.setdefault(path, {}).setdefault(name, value)
    return changes
