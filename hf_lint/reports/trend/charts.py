"""The line of each figure, for a page and for a picture that stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from hf_lint.reports.html.charts.line import HEIGHT, Point, line, line_drawing
from hf_lint.reports.trend.series import Series, all_series

_WIDTH, _TITLE, _GAP, _MARGIN = 720, 22, 28, 24
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #59636d; }
text.title { font-size: 14px; font-weight: 600; fill: #1a1e22; }
.page { fill: #fff; } .value { fill: #3c78c3; } .trend { stroke: #3c78c3; stroke-width: 2; } .grid { stroke: #e3e6e9; }
@media (prefers-color-scheme: dark) {
  text { fill: #9da7b0; } text.title { fill: #e7eaec; }
  .page { fill: #14171a; } .value { fill: #6ea3e8; } .trend { stroke: #6ea3e8; } .grid { stroke: #2c3238; }
}
"""
_PICTURE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    '<style>{style}</style><rect class="page" width="100%" height="100%"/>{charts}</svg>\n'
)
_CHART = Markup(
    '<text class="title" x="{x}" y="{y}">{title}</text>'
    '<svg x="{x}" y="{top}" width="{width}" height="{height}">{drawn}</svg>'
)


def charts(document: Mapping[str, Any]) -> list[Markup]:
    """A figure of a page for each line."""
    return [line(_titled(each), each.unit, _points(each)) for each in all_series(document)]


def picture(document: Mapping[str, Any]) -> str:
    """All lines below one another as an SVG file, in the colours of whoever looks at it."""
    found = all_series(document)
    step = _TITLE + HEIGHT + _GAP
    height = 2 * _MARGIN + len(found) * step - (_GAP if found else -_TITLE)
    drawn = [_chart(each, _MARGIN + at * step) for at, each in enumerate(found)] or [_nothing()]
    return _PICTURE.format(width=_WIDTH, height=height, style=Markup(_STYLE), charts=Markup("").join(drawn))


def _chart(series: Series, top: int) -> Markup:
    drawn = line_drawing(series.title, series.unit, _points(series))
    width = _WIDTH - 2 * _MARGIN
    return _CHART.format(
        x=_MARGIN, y=top + 14, top=top + _TITLE, title=_titled(series), width=width, height=HEIGHT, drawn=drawn
    )


def _titled(series: Series) -> str:
    """The figure and its last value, so that nobody has to read that off the line."""
    return f"{series.title}, last {series.values[-1]:,g}{' %' if series.unit == '%' else ''}"


def _nothing() -> Markup:
    return Markup('<text x="{}" y="{}">{}</text>').format(_MARGIN, _MARGIN + 14, NOTHING)


NOTHING = "A line needs two runs over the same paths."


def _points(series: Series) -> Sequence[Point]:
    return list(map(Point, series.runs, series.values))
