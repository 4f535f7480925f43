"""A figure over several runs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from hf_lint.reports.html.charts.figure import drawing, figure
from hf_lint.reports.html.charts.scale import short, step_for

HEIGHT, _TOP, _AXIS, _LEFT, _RIGHT = 168, 12, 24, 8.0, 98.0
_GRID = Markup(
    '<line class="grid" x1="{left}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>'
    '<text x="{left}%" dx="-8" y="{y:.1f}" dy="4" text-anchor="end">{label}</text>'
)
_STRETCH = Markup('<line class="trend" x1="{x1:.3f}%" y1="{y1:.1f}" x2="{x2:.3f}%" y2="{y2:.1f}"/>')
_DOT = Markup('<circle class="value" cx="{x:.3f}%" cy="{y:.1f}" r="3.5"><title>{title}</title></circle>')
_END = Markup('<text x="{x:.3f}%" y="{y}" text-anchor="{anchor}">{label}</text>')


class Point(NamedTuple):
    """One run: when it was, or what it is called, and its figure."""

    label: str
    value: float


def line(title: str, unit: str, points: Sequence[Point]) -> Markup:
    """The points from left to right, evenly spaced. Empty where there are fewer than two."""
    if len(points) < 2:
        return Markup("")
    rows = [(point.label, short(point.value)) for point in points]
    return figure(title, line_drawing(title, unit, points), ("Run", unit), rows)


def line_drawing(title: str, unit: str, points: Sequence[Point]) -> Markup:
    """The drawing alone, of two points or more."""
    values = [point.value for point in points]
    step = step_for((max(values) - min(values)) or abs(max(values)), 4)
    low, high = int(min(values) // step) * step, -int(-max(values) // step) * step
    span = (high - low) or step
    places = [
        (_LEFT + (_RIGHT - _LEFT) * at / (len(points) - 1), _y((value - low) / span)) for at, value in enumerate(values)
    ]
    grid = [
        _GRID.format(left=_LEFT, y=_y(at * step / span), label=short(low + at * step))
        for at in range(round(span / step) + 1)
    ]
    shapes = [*grid, *_stretches(places), *_dots(points, places, unit), *_ends(points)]
    words = f"{title}: {short(values[0])} {unit} in {points[0].label}, {short(values[-1])} {unit} in {points[-1].label}"
    return drawing(words, HEIGHT, shapes)


def _y(part: float) -> float:
    return _TOP + (HEIGHT - _TOP - _AXIS) * (1 - part)


def _stretches(places: Sequence[tuple[float, float]]) -> list[Markup]:
    return [_STRETCH.format(x1=x1, y1=y1, x2=x2, y2=y2) for (x1, y1), (x2, y2) in pairwise(places)]


def _dots(points: Sequence[Point], places: Sequence[tuple[float, float]], unit: str) -> list[Markup]:
    titles = [f"{point.label}: {short(point.value)} {unit}" for point in points]
    return [_DOT.format(x=x, y=y, title=title) for (x, y), title in zip(places, titles, strict=True)]


def _ends(points: Sequence[Point]) -> list[Markup]:
    first = _END.format(x=_LEFT, y=HEIGHT - 5, anchor="start", label=points[0].label)
    return [first, _END.format(x=100, y=HEIGHT - 5, anchor="end", label=points[-1].label)]
