"""A configuration with the configurations inside it, read without tripping over properties that raise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def walk(config: Any) -> Iterator[Any]:
    """The configuration, then those inside it, breadth first; vision before the rest."""
    return (one for _, one in paths(config))


def paths(config: Any) -> Iterator[tuple[str, Any]]:
    """The same, each with the dotted prefix of its fields: empty, ``vision_config.`` and so on."""
    level, seen = [("", config)], {id(config)}
    while level:
        yield from level
        inner = [(f"{prefix}{name}.", item) for prefix, one in level for name, item in _inside(one).items()]
        level = [(prefix, item) for prefix, item in inner if id(item) not in seen]
        seen |= {id(item) for _, item in level}


def _inside(config: Any) -> dict[str, Any]:
    from transformers import PretrainedConfig

    found = {name: value for name, value in vars(config).items() if isinstance(value, PretrainedConfig)}
    return dict(sorted(found.items(), key=lambda item: "vision" not in item[0]))


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
