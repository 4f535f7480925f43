"""Widths: hidden and inner sizes, the size of a head, ranks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node

HEAD_SIZE = 16
FILTERS = 8
Change = tuple[str, str, Any]


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """Every width becomes the width of the rung; none grows."""
    if rung.width is None or rung.divide:
        return
    for node in tree.walk():
        for name, value in node.settings.items():
            small = _small(name, rung)
            if small is not None and is_count(value) and value > small:
                yield node.path, name, small


def is_count(value: object) -> TypeGuard[int]:
    """A whole number, and not a truth value."""
    return isinstance(value, int) and not isinstance(value, bool)


def _small(name: str, rung: Rung) -> int | None:
    if names.HEAD_SIZE.match(name):
        return None if rung.keep_head_size else HEAD_SIZE
    if name == "num_filters":
        return FILTERS
    if names.RANK.match(name):
        return HEAD_SIZE
    if names.INNER.match(name) or names.WIDTH.match(name):
        return rung.width
    return None
