"""A configuration with the configurations inside it, read without tripping over properties that raise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def walk(config: Any) -> Iterator[Any]:
    """The configuration, then those inside it, breadth first; vision before the rest."""
    level, seen = [config], {id(config)}
    while level:
        yield from level
        inner = [item for one in level for item in _inside(one) if id(item) not in seen]
        seen |= {id(item) for item in inner}
        level = inner


def _inside(config: Any) -> list[Any]:
    from transformers import PretrainedConfig

    found = {name: value for name, value in vars(config).items() if isinstance(value, PretrainedConfig)}
    return [found[name] for name in sorted(found, key=lambda name: "vision" not in name)]


def fields(config: Any) -> dict[str, Any]:
    """The plain values of one configuration by name."""
    return {name: value for name, value in vars(config).items() if not name.startswith("_")}


def settings(config: Any) -> dict[str, Any]:
    """All values of the tree by name; where a name is used twice, that of the outer configuration."""
    found: dict[str, Any] = {}
    for one in walk(config):
        for name, value in fields(one).items():
            if value is not None:
                found.setdefault(name, value)
    return found
