"""A trend as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint.reports.markdown_table import table


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    yield "# Trend of validations"
    metrics = document["metrics"]
    rows = (
        (run["name"], run["verdict"], ", ".join(run["paths"]), *(_number(run["figures"].get(name)) for name in metrics))
        for run in document["runs"]
    )
    yield from table("Runs", ("run", "verdict", "paths", *metrics), rows)
    worse = ((each["metric"], _number(each["before"]), _number(each["after"])) for each in document["regressions"])
    yield from table(f"Worse than in {document['compared_with']}", ("figure", "before", "now"), worse)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
