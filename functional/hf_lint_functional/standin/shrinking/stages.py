"""Models in stages: lists of depths, widths and heads, one entry a stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

SMALLEST = 8
DEPTHS = (
    "depths",
    "depth",
    "num_blocks",
    "layers",
    "encoder_depths",
    "decoder_depths",
    "num_layers",
    "blocks_per_stage",
    "num_block_repeats",
)


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """One block a stage, and all lists of widths in the tree divided by the same number."""
    divisor = 1 if rung.width is None or rung.divide else _divisor(tree)
    for node in tree.walk():
        for name, value in node.settings.items():
            if is_counts(value) and name in DEPTHS and rung.layers is not None:
                yield node.path, name, type(value)(min(item, 1) for item in value)
            elif (
                is_counts(value) and is_widths(name, value) and divisor > 1 and "width_coefficient" not in node.settings
            ):
                yield node.path, name, divided(value, divisor)
        if divisor > 1:
            yield from ((node.path, name, value // divisor) for name, value in _tied(node))


def _tied(node: Node) -> Iterator[tuple[str, int]]:
    """Single widths that are also the width of a stage, or that the widths of the stages are derived from."""
    widths = {width for width, _ in stage_widths(node)}
    for name, value in node.settings.items():
        known = names.WIDTH.match(name) or names.INNER.match(name)
        if known and is_count(value) and value >= SMALLEST * 2 and value in widths:
            yield name, value


def divided(widths: Sequence[int], divisor: int) -> Sequence[int]:
    """The same widths, smaller; what is already tiny stays."""
    return [width // divisor if width >= SMALLEST * 2 else width for width in widths]


def is_counts(value: Any) -> bool:
    """A list of whole numbers."""
    return isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 0 and all(map(is_count, value))


def is_widths(name: str, value: Sequence[int]) -> bool:
    """Whether a list of numbers has the widths of stages."""
    singular = name.removesuffix("_per_stage").removesuffix("s")
    known = names.WIDTH.match(singular) or names.INNER.match(singular) or "channel" in name or "dims" in name
    return bool(known) and max(value) >= SMALLEST * 2


def has_stages(node: Node) -> bool:
    """Whether a node has a list of depths."""
    return any(name in DEPTHS and is_counts(value) for name, value in node.settings.items())


def stage_widths(node: Node) -> Iterator[tuple[int, int]]:
    """The widths of stages, each with the number of heads that share it."""
    heads = next(
        (
            value
            for name, value in node.settings.items()
            if is_counts(value) and names.HEADS.match(name.removesuffix("_per_stage"))
        ),
        (),
    )
    if "width_coefficient" in node.settings:
        return
    for name, value in node.settings.items():
        if is_counts(value) and is_widths(name, value):
            yield from zip(value, heads if len(heads) == len(value) else [1] * len(value), strict=True)
    width = node.settings.get("embed_dim")
    if has_stages(node) and is_count(width):
        yield width, heads[0] if heads else 1


def _divisor(tree: Node) -> int:
    widths = [pair for node in tree.walk() for pair in stage_widths(node) if pair[0] >= SMALLEST * 2]
    return next((by for by in (16, 8, 4, 2) if widths and all(_fits(*pair, by) for pair in widths)), 1)


def _fits(width: int, heads: int, by: int) -> bool:
    return width % (by * heads) == 0 and width // by >= SMALLEST
