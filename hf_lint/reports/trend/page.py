"""A trend as one HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hf_lint.reports.html.render import render
from hf_lint.reports.html.sortable_table import Column, Kind, packed
from hf_lint.reports.html.sources import Sources
from hf_lint.reports.trend.charts import NOTHING, charts
from hf_lint.reports.trend.series import comparable_runs, moment

_WIDE = 5  # figures that a row has room for
_VERDICTS = ("passed", "findings", "incomplete")


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: ARG001, B008  as every page
    """The whole page; nothing in it comes from elsewhere."""
    runs = document["runs"]
    return render(
        "trend/page.html.j2",
        tool=document["tool"],
        created=document["created"],
        runs=runs,
        paths=", ".join(runs[-1]["paths"]),
        others=len(runs) - len(comparable_runs(document)),
        compared_with=document["compared_with"],
        regressions=document["regressions"],
        charts=charts(document),
        nothing=NOTHING,
        rows=packed(_columns(document), _VERDICTS),
    )


def _columns(document: Mapping[str, Any]) -> list[Column]:
    """The newest run first; figures that nobody asked for are below the row."""
    runs, shown = document["runs"][::-1], document["metrics"]
    others = sorted({name for run in runs for name in run["figures"]} - set(shown))
    figures = [_figure(name, runs, wide=name in shown[:_WIDE]) for name in (*shown, *others)]
    return [
        Column("Run", "text", [moment(run["created"]) for run in runs], "always"),
        Column("Verdict", "verdict", [run["verdict"] for run in runs], "always"),
        *figures,
        Column("Paths", "text", [", ".join(run["paths"]) for run in runs], "detail", facet=True),
        Column("Folder", "text", [run["name"] for run in runs], "detail"),
    ]


def _figure(name: str, runs: Sequence[Mapping[str, Any]], *, wide: bool) -> Column:
    kind: Kind = "decimal" if name.endswith(("_percent", "drift")) else "number"
    title = name.replace("_", " ").replace(".", ": ")
    return Column(title, kind, [run["figures"].get(name) for run in runs], "wide" if wide else "detail")
