"""The lines as a PNG file, for where SVG is not shown, such as a message in a chat."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from hf_lint.reports.trend.series import Series, all_series

_WIDTH, _HEIGHT, _DPI = 7.5, 2.2, 144  # inches, inches for each line, points per inch
_LINE = "#3c78c3"


def png(document: Mapping[str, Any]) -> bytes:
    """Drawn by matplotlib, which brings its own letters, so that it looks the same everywhere."""
    from matplotlib.figure import Figure  # takes half a second to load

    found = all_series(document)
    figure = Figure(figsize=(_WIDTH, _HEIGHT * max(1, len(found))), dpi=_DPI, layout="constrained")
    for at, series in enumerate(found, start=1):
        _draw(figure.add_subplot(len(found), 1, at), series)
    if not found:
        figure.text(0.05, 0.5, "A line needs two runs over the same paths.")
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _draw(axes: Any, series: Series) -> None:  # noqa: ANN401  matplotlib is an extra
    at = range(len(series.runs))
    axes.plot(at, series.values, marker="o", markersize=4, color=_LINE)
    axes.set_title(series.title, loc="left", fontsize=10)
    axes.set_xticks([at[0], at[-1]], [series.runs[0], series.runs[-1]], fontsize=8)
    axes.tick_params(axis="y", labelsize=8)
    axes.set_ylabel(series.unit, fontsize=8)
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
