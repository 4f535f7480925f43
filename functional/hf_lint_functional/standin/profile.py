"""How a stand-in was made: enough to make it again without a search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Profile:
    """A rung of the ladder, and what was changed beyond it.

    ``settings`` has changes of the configuration by dotted path (``text_config.head_dim``); ``sizes`` sizes of
    inputs; ``extra`` and ``dropped`` inputs that are given or not against the general rules; ``shapes`` whole shapes;
    ``kept`` settings that stay at their defaults.
    """

    rung: str = "small"
    settings: Mapping[str, Any] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    extra: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    def with_setting(self, path: str, value: Any) -> Profile:
        """The same with another setting of the configuration."""
        return replace(self, settings={**self.settings, path: value})

    def left_alone(self, path: str) -> Profile:
        """The same with a setting left at its default."""
        return replace(self, kept=(*self.kept, path))

    def with_size(self, name: str, value: int) -> Profile:
        """The same with another size of the inputs."""
        return replace(self, sizes={**self.sizes, name: value})

    def with_shape(self, name: str, shape: tuple[int, ...]) -> Profile:
        """The same with an input of another shape."""
        return replace(self, shapes={**self.shapes, name: shape})

    def with_input(self, name: str) -> Profile:
        """The same with one more input."""
        return replace(self, extra=(*self.extra, name), dropped=tuple(item for item in self.dropped if item != name))

    def without_input(self, name: str) -> Profile:
        """The same without an input."""
        return replace(self, dropped=(*self.dropped, name), extra=tuple(item for item in self.extra if item != name))

    def to_json(self) -> dict[str, Any]:
        """What differs from a plain profile."""
        plain = asdict(Profile())
        return {name: value for name, value in asdict(self).items() if value != plain[name]}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Profile:
        """From what ``to_json`` gave."""
        shapes = {name: tuple(shape) for name, shape in found.get("shapes", {}).items()}
        lists = {name: tuple(found[name]) for name in ("extra", "dropped", "kept") if name in found}
        return cls(**{**found, **lists, "shapes": shapes})
