"""Attention heads: few, and fewer for keys and values where the default shares them."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

HEADS = 4


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """Four heads; two for keys and values where the default has fewer of them than of heads."""
    if rung.width is None or rung.divide:
        return
    for node in tree.walk():
        most = max((value for name, value in node.settings.items() if is_heads(name, value)), default=HEADS)
        for name, value in node.settings.items():
            if names.KEY_VALUE_HEADS.match(name) and is_count(value):
                yield node.path, name, _shared(value, most)
            elif is_heads(name, value) and value > HEADS:
                yield node.path, name, HEADS


def is_heads(name: str, value: object) -> bool:
    """Whether this is the number of heads of an attention."""
    return is_count(value) and bool(names.HEADS.match(name)) and not names.KEY_VALUE_HEADS.match(name)


def _shared(value: int, most: int) -> int:
    if value <= 1:
        return value
    return HEADS if value >= most else min(value, HEADS // 2)
