"""Layers: few, with one of every kind that the default has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hf_lint_functional.standin.shrinking import names
from hf_lint_functional.standin.shrinking.rung import Rung
from hf_lint_functional.standin.shrinking.tree import Node
from hf_lint_functional.standin.shrinking.widths import Change, is_count


def rule(tree: Node, rung: Rung) -> Iterator[Change]:
    """Shortens counts of layers, lists with an entry for each layer, and lists of places of layers."""
    if rung.layers is None:
        return
    for node in tree.walk():
        counts = {name: value for name, value in node.settings.items() if is_layers(name, value)}
        for total in set(counts.values()):
            kept = _kept(node, total, max(rung.layers, _outputs(node)))
            if len(kept) >= total:
                continue
            yield from ((node.path, name, len(kept)) for name, value in counts.items() if value == total)
            yield from ((node.path, name, value) for name, value in _shortened(node, total, kept))
            yield from ((node.path, name, 0) for name in node.settings if name.endswith("shared_layers"))
            yield from _moved_outputs(node, total, len(kept))
            yield from _moved_features(tree, total, len(kept))


def is_layers(name: str, value: object) -> bool:
    """Whether this counts the layers of a stack."""
    return is_count(value) and bool(names.LAYERS.match(name)) and not names.NOT_LAYERS.match(name)


def _kept(node: Node, total: int, least: int) -> list[int]:
    """The places of the layers that stay: the first of every kind, then further ones until there are enough."""
    kinds: dict[str, int] = {}
    columns = [value for _, value in _per_layer(node, total)]
    places = [value for _, value in _places(node, total)]
    for place in range(total):
        kind = repr([column[place] for column in columns] + [place in list_ for list_ in places])
        kinds.setdefault(kind, place)
    kept = sorted(kinds.values())
    others = [place for place in range(total) if place not in kept]
    return sorted(kept + others[: max(0, least - len(kept))])


def _shortened(node: Node, total: int, kept: Sequence[int]) -> Iterator[tuple[str, Any]]:
    for name, column in _per_layer(node, total):
        yield name, type(column)(column[place] for place in kept)
    for name, places in _places(node, total):
        yield name, type(places)(new for new, old in enumerate(kept) if old in places)


def _outputs(node: Node) -> int:
    """How many of its layers a backbone shows."""
    return len(node.settings.get("out_indices") or ())


def _moved_outputs(node: Node, total: int, left: int) -> Iterator[Change]:
    places = node.settings.get("out_indices")
    if places and max(places) <= total and min(places) >= 0:
        yield node.path, "out_indices", list(range(left - len(places) + 1, left + 1))


def _moved_features(tree: Node, total: int, left: int) -> Iterator[Change]:
    """Layers of a part that another node of the tree names by their places."""
    for node in tree.walk():
        for name, value in node.settings.items():
            places = [value] if is_count(value) else value
            if "feature_layer" not in name or not isinstance(places, (list, tuple)) or not all(map(is_count, places)):
                continue
            if places and max(max(places), -min(places) - 1) >= left and max(map(abs, places)) <= total:
                moved = _moved(places, left)
                yield node.path, name, moved[0] if is_count(value) else type(places)(moved)


def _moved(places: Sequence[int], left: int) -> list[int]:
    """The last layers that are left, in the order of the places; counted from the end where the places were."""
    order = sorted(
        range(len(places)), key=lambda number: -abs(places[number]) if places[number] < 0 else places[number]
    )
    new = {number: max(0, left - len(places) + rank) for rank, number in enumerate(order)}
    return [new[number] - left if place < 0 else new[number] for number, place in enumerate(places)]


def _per_layer(node: Node, total: int) -> Iterator[tuple[str, Any]]:
    for name, value in node.settings.items():
        if isinstance(value, (list, tuple)) and len(value) == total and total > 1:
            yield name, value


def _places(node: Node, total: int) -> Iterator[tuple[str, Any]]:
    """Lists of places of layers: rising numbers below the count, in a setting that speaks of layers or indexes."""
    for name, value in node.settings.items():
        if name != "out_indices" and names.PLACES.match(name) and _rises(value, total):
            yield name, value


def _rises(value: Any, total: int) -> bool:
    if not isinstance(value, (list, tuple)) or not value or len(value) >= total or not all(map(is_count, value)):
        return False
    return list(value) == sorted(set(value)) and value[0] >= 0 and value[-1] <= total
