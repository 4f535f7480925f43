"""Round numbers for axes."""

from __future__ import annotations

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def step_for(span: float, most: int) -> float:
    """The smallest round step that covers the span in at most so many; 1 where there is nothing to cover."""
    if span <= 0:
        return 1.0
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def short(value: float) -> str:
    """A number for an axis: no more digits than it needs."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
