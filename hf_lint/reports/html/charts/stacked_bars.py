"""Bars of parts, such as the verdicts of each family; a table, so that the figures stand beside their bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from hf_lint.reports.html.verdicts import tone

_TABLE = Markup(
    '<table class="bars"><caption>{title}</caption><thead class="unseen"><tr><th scope="col">{of}</th>'
    '<th scope="col">Verdicts</th><th scope="col">{counted}</th></tr></thead><tbody>{rows}</tbody></table>'
)
_ROW = Markup('<tr><th scope="row">{name}</th><td class="bar">{bar}</td><td class="number">{total}</td></tr>')
_PART = Markup('<rect class="{tone}" x="{x:.3f}%" width="{width:.3f}%" height="100%"><title>{title}</title></rect>')


# What is there can be seen, be it one result of thousands: percent of the whole width.
_LEAST = 0.8


class Bar(NamedTuple):
    """One bar: how many of each verdict, in the order in which they are drawn."""

    name: str
    parts: Mapping[str, int]


def stacked_bars(title: str, of: str, bars: Sequence[Bar], counted: str = "Results") -> Markup:
    """A bar a row; ``counted`` is what its parts are. Empty without bars.

    Lengths compare within the chart: the longest bar fills the width.
    """
    if not bars:
        return Markup("")
    longest = max(sum(bar.parts.values()) for bar in bars)
    rows = Markup("").join(
        _ROW.format(name=bar.name, bar=stacked_bar(bar.parts, longest), total=f"{sum(bar.parts.values()):,}")
        for bar in bars
    )
    return _TABLE.format(title=title, of=of, counted=counted, rows=rows)


def stacked_bar(parts: Mapping[str, int], full: int) -> Markup:
    """One bar by itself; ``full`` is what the whole width stands for."""
    words = ", ".join(f"{count:,} {name}" for name, count in parts.items()) or "none"
    widths = [100 * count / max(full, 1) for count in parts.values()]
    starts = accumulate(widths, initial=0.0)
    shapes = (
        _PART.format(tone=tone(name), x=x, width=max(width, _LEAST), title=f"{parts[name]:,} {name}")
        for name, x, width in zip(parts, starts, widths, strict=False)
    )
    return Markup('<svg role="img" aria-label="{}">{}</svg>').format(words, Markup("").join(shapes))
