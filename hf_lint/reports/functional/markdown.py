"""A functional report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hf_lint.reports.functional import figures
from hf_lint.reports.functional.figures import Group, Result
from hf_lint.reports.markdown_table import table


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    results = document["results"]
    yield "# Functional run"
    yield ""
    yield f"{document['created']}, {len(results)} results in {document['seconds']:.1f} s."
    yield f"{figures.environment_line(document)}."
    if said := figures.cut_short(document):
        yield from ("", f"**{said}**")
    for number in document.get("shards", {}).get("lacking", ()):
        yield from ("", f"**Shard {number} of {document['shards']['of']} has no report.**")
    yield from table("Verdicts", ("verdict", "results"), figures.verdicts_of(document).items())
    for name in ("family", "task"):
        yield from table(f"By {name}", (name, "results", "verdicts", "seconds"), _rows(figures.grouped(results, name)))
    yield from _trouble(figures.troubled(results))
    columns = ("name", "verdict", "seconds", "memory")
    yield from table("Slowest", columns, map(_weighed, figures.slowest(results)))
    yield from table("Largest", columns, map(_weighed, figures.largest(results)))


def _rows(groups: Sequence[Group]) -> Iterator[tuple[object, ...]]:
    for group in groups:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in group.verdicts.items())
        yield group.name, group.total, counts, f"{group.seconds:.1f}"


def _trouble(results: Sequence[Result]) -> Iterator[str]:
    rows = [(each["name"], each["verdict"], each["blame"], each["reason"], each["frame"] or "") for each in results]
    yield from table("What is not well", ("name", "verdict", "blame", "reason", "where"), rows)


def _weighed(result: Result) -> tuple[object, ...]:
    return result["name"], result["verdict"], f"{result['seconds']:.2f}", figures.megabytes(result["peak_memory"])
