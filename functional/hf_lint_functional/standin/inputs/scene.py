"""What the makers of inputs have to know: the model's configuration, and how large each input is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hf_lint_functional.standin.shrinking.tree import Node, read


@dataclass
class Scene:
    """A model and the sizes of its inputs. ``sizes`` has what a repair or a recipe has found out, by name."""

    model: Any
    generator: Any
    sizes: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def tree(self) -> Node:
        """The configuration of the model."""
        return read(self.model.config)

    @cached_property
    def parameters(self) -> Mapping[str, Any]:
        """What the forward takes, without ``self`` and what collects the rest."""
        import inspect

        taken = inspect.signature(self.model.forward).parameters
        return {name: item for name, item in taken.items() if item.kind not in (item.VAR_POSITIONAL, item.VAR_KEYWORD)}

    def find(self, *names: str, default: Any = None, near: tuple[str, ...] = ()) -> Any:
        """The first setting of one of these names, the root first; in the sub-configs called ``near`` before all."""
        for config in self._configs(near):
            for name in names:
                value = _read(config, name)
                if value is not None:
                    return value
        return default

    def count(self, *names: str, default: int, near: tuple[str, ...] = ()) -> int:
        """The same for a whole number; of a list its first."""
        value = self.find(*names, default=default, near=near)
        while isinstance(value, (list, tuple)) and value:
            value = value[0]
        return int(value) if isinstance(value, (int, float)) else default

    @property
    def batch(self) -> int:
        """Rows of every input."""
        return self.sizes.get("batch", 1)

    @property
    def tokens(self) -> int:
        """The length of a text."""
        return self.sizes.get("tokens", 12)

    def _configs(self, near: tuple[str, ...]) -> Iterator[Any]:
        nodes = list(self.tree.walk())
        nodes.sort(key=lambda node: not any(part in node.path for part in near) if near else False)
        yield from (node.config for node in nodes)


def _read(config: Any, name: str) -> Any:
    try:
        return getattr(config, name, None)
    except Exception:
        return None
