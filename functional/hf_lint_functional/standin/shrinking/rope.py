"""Rotary positions: sections and turned parts fit the smaller head, and there is a base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import HEAD_SIZE, Change, is_count

BASE = 10000.0


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """Shares sections out anew, turns no more than a head, and sets a base that is None."""
    small = rung.width is not None and not rung.divide and not rung.keep_head_size
    for node in tree.walk():
        for name in ("rope_parameters", "rope_scaling"):
            value = node.settings.get(name)
            if isinstance(value, dict) and (new := _fitted(value, small)) != value:
                yield node.path, name, new
        turned = node.settings.get("rotary_dim")
        if small and is_count(turned) and turned > HEAD_SIZE:
            yield node.path, "rotary_dim", HEAD_SIZE


def _fitted(value: Mapping[str, Any], small: bool) -> dict[str, Any]:
    new = dict(value)
    if "rope_theta" in value and value["rope_theta"] is None:
        new["rope_theta"] = BASE
    sections = value.get("mrope_section")
    if small and isinstance(sections, (list, tuple)):
        new["mrope_section"] = shared_out(HEAD_SIZE // 2, sections)
    return new


def shared_out(size: int, sections: Any) -> list[int]:
    """Sections of about the same shares that fill another size."""
    parts = [max(1, part * size // sum(sections)) for part in sections]
    parts[-1] += size - sum(parts)
    return parts
