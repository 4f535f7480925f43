"""All widths of a tree divided by one number: whatever was equal, a multiple or a sum stays so."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.heads import is_heads
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.stages import SMALLEST, divided, is_counts, is_widths, stage_widths
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """Divides widths and heads by the largest power of two that all of them allow."""
    if not rung.divide:
        return
    divisor = _divisor(tree)
    for node in tree.walk():
        for name, value in node.settings.items():
            if is_divided(name, value):
                yield node.path, name, value // divisor if value >= SMALLEST else value
            elif is_counts(value) and is_widths(name, value):
                yield node.path, name, divided(value, divisor)
            elif is_heads(name, value) or (names.KEY_VALUE_HEADS.match(name) and is_count(value)):
                yield node.path, name, max(1, value // divisor)


def is_divided(name: str, value: object) -> bool:
    """Whether this is a width that is not the size of a head."""
    if not is_count(value) or names.HEAD_SIZE.match(name):
        return False
    return bool(names.WIDTH.match(name) or names.INNER.match(name))


def _divisor(tree: Node) -> int:
    settings = [item for node in tree.walk() for item in node.settings.items()]
    widths = [(value, 1) for name, value in settings if is_divided(name, value) and value >= SMALLEST * 2]
    widths += [pair for node in tree.walk() for pair in stage_widths(node) if pair[0] >= SMALLEST * 2]
    heads = [value for name, value in settings if is_heads(name, value) and value > 1]
    fits = [by for by in (64, 32, 16, 8, 4, 2) if all(fits_all(width, parts, by) for width, parts in widths)]
    return next((by for by in fits if all(count % by == 0 for count in heads)), fits[-1] if fits else 1)


def fits_all(width: int, parts: int, by: int) -> bool:
    """Whether a width can be divided so that its heads still share what is left evenly."""
    return width % (by * parts) == 0 and width // by >= SMALLEST
