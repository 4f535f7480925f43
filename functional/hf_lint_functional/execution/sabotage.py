"""Models that are broken on purpose, to learn which tests would notice."""

from __future__ import annotations

from typing import Any, Literal
from weakref import WeakSet

Kind = Literal["nan", "raise"]
KINDS: tuple[Kind, ...] = ("nan", "raise")


class Sabotaged(RuntimeError):
    """What the forward of a sabotaged model raises."""


class Sabotage:
    """Breaks each model just before it first runs: its weights become NaN, or its forward raises."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._done: WeakSet[Any] = WeakSet()

    def __call__(self, model: Any) -> None:
        """Breaks a model; once is enough for NaN, for a test may set weights itself."""
        if self.kind == "raise":
            raise Sabotaged(f"{type(model).__name__} was told to fail, to see whether the test notices")
        if model not in self._done:
            self._done.add(model)
            _fill_with_nan(model)


def _fill_with_nan(model: Any) -> None:
    import torch

    with torch.no_grad():
        for weight in model.parameters():
            if weight.is_floating_point() and not weight.is_meta:
                weight.fill_(float("nan"))
