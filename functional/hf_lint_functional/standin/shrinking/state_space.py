"""State spaces (Mamba): their heads fill a multiple of the width."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.shrinking.heads import HEADS
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count

EXPANSIONS = ("mamba_expand", "expand")
COUNTS = ("mamba_n_heads", "mamba_num_heads", "n_mamba_heads", "num_heads", "mamba_heads")
SIZES = ("mamba_d_head", "mamba_head_dim", "mamba_headdim", "head_dim")

GROUPS = ("mamba_n_groups", "n_groups", "mamba_num_groups")


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """Four heads, each as large as the multiple of the new width asks for."""
    if rung.width is None or rung.divide:
        return
    for node in tree.walk():
        expand, count, size = (_first(node, group) for group in (EXPANSIONS, COUNTS, SIZES))
        width = node.settings.get("hidden_size")
        if expand is None or count is None or size is None or not is_count(width):
            continue
        if count[1] * size[1] == expand[1] * width:
            yield node.path, count[0], HEADS
            yield node.path, size[0], expand[1] * rung.width // HEADS
            yield from ((node.path, name, 1) for name in GROUPS if is_count(node.settings.get(name)))


def _first(node: Node, names: tuple[str, ...]) -> tuple[str, int] | None:
    found = ((name, node.settings[name]) for name in names if is_count(node.settings.get(name)))
    return next(found, None)
