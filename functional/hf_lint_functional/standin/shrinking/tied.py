"""Numbers of unknown meaning that equal a width: they follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint_functional.standin.shrinking.division import is_divided
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.stages import is_counts
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

KNOWN = 128


def rule(tree: Node, rung: Rung, changes: Mapping[str, Mapping[str, Any]]) -> Iterator[Change]:  # noqa: ARG001
    """A number that no other rule has changed, and that equals a width of its node, becomes what that width became."""
    for node in tree.walk():
        became = _became(node, changes.get(node.path, {}))
        for name, value in node.settings.items():
            if name in changes.get(node.path, {}) or not _is_unknown(name):
                continue
            if is_count(value) and value in became:
                yield node.path, name, became[value]
            elif is_counts(value) and set(value) <= set(became):
                yield node.path, name, type(value)(became[item] for item in value)


def _became(node: Node, changes: Mapping[str, Any]) -> dict[int, int]:
    widths = [name for name, value in node.settings.items() if is_divided(name, value) and value >= KNOWN]
    return {node.settings[name]: changes[name] for name in widths if name in changes}


def _is_unknown(name: str) -> bool:
    return not any(
        part in name for part in ("position", "vocab", "token", "image_size", "length", "layer", "rate", "num_")
    )
