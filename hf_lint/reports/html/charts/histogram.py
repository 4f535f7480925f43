"""How values are spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from hf_lint.reports.html.charts.figure import drawing, figure
from hf_lint.reports.html.charts.scale import short, step_for

_HEIGHT, _TOP, _AXIS = 148, 18, 22
_BAR = Markup(
    '<rect class="value" x="{x:.3f}%" y="{y:.1f}" width="{width:.3f}%" height="{height:.1f}">'
    "<title>{title}</title></rect>"
)
_COUNT = Markup('<text class="count" x="{x:.3f}%" y="{y:.1f}" text-anchor="middle">{count:,}</text>')
_TICK = Markup('<text x="{x:.3f}%" y="{y}" text-anchor="{anchor}">{label}</text>')
_LINE = Markup('<line x1="0" x2="100%" y1="{y}" y2="{y}"/>')


class Bin(NamedTuple):
    """How many values are at least ``low`` and below ``high``; the last bin has its upper end too."""

    low: float
    high: float
    size: int


def histogram(title: str, unit: str, values: Sequence[float], of: str = "Results", most: int = 12) -> Markup:
    """At most so many bars with round ends; ``of`` is what is counted. Empty where there are fewer than two values."""
    if len(values) < 2:
        return Markup("")
    bins = bins_of(values, most)
    middle = sorted(values)[len(values) // 2]
    words = f"{title}: {len(values):,} values from {short(min(values))} to {short(max(values))}, half of them below"
    shapes = [*_bars(bins, unit), *_axis(bins)]
    rows = [(f"{short(each.low)} to {short(each.high)}", f"{each.size:,}") for each in bins]
    return figure(title, drawing(f"{words} {short(middle)}", _HEIGHT, shapes), (unit, of), rows)


def bins_of(values: Sequence[float], most: int) -> list[Bin]:
    """The values counted, in bins of one width whose ends are multiples of it."""
    step = step_for(max(values) - min(values), most - 1)
    first = math.floor(min(values) / step)
    counts = [0] * (max(1, math.ceil(max(values) / step) - first))
    for value in values:
        counts[min(int(value / step - first), len(counts) - 1)] += 1
    return [Bin((first + at) * step, (first + at + 1) * step, count) for at, count in enumerate(counts)]


def _bars(bins: Sequence[Bin], unit: str) -> list[Markup]:
    width, tallest = 100 / len(bins), max(each.size for each in bins)
    shapes = []
    for at, (low, high, count) in enumerate(bins):
        height = count / tallest * (_HEIGHT - _TOP - _AXIS)
        y, title = _HEIGHT - _AXIS - height, f"{short(low)} to {short(high)} {unit}: {count:,}"
        shapes.append(_BAR.format(x=at * width, y=y, width=width, height=height, title=title))
        if count:
            shapes.append(_COUNT.format(x=(at + 0.5) * width, y=y - 5, count=count))
    return shapes


def _axis(bins: Sequence[Bin]) -> list[Markup]:
    every = math.ceil(len(bins) / 6)
    ends = [each.low for each in bins] + [bins[-1].high]
    shapes = [_LINE.format(y=_HEIGHT - _AXIS + 0.5)]
    for at in range(0, len(ends), every):
        anchor = "start" if at == 0 else "end" if at == len(ends) - 1 else "middle"
        shapes.append(_TICK.format(x=100 * at / len(bins), y=_HEIGHT - 5, anchor=anchor, label=short(ends[at])))
    return shapes
