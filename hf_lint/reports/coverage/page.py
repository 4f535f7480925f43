"""A coverage report as one HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hf_lint.reports.coverage.columns import FILE_STANDINGS, file_columns, roadmap_columns, type_columns
from hf_lint.reports.html.charts.matrix import matrix
from hf_lint.reports.html.charts.stacked_bars import Bar, stacked_bar, stacked_bars
from hf_lint.reports.html.render import render
from hf_lint.reports.html.sortable_table import packed
from hf_lint.reports.html.sources import Sources
from hf_lint.reports.html.verdicts import tone

Row = Mapping[str, Any]
MISSING = "missing"
_TASKS = 20
_SHOWN_IN_MATRIX = ("critical", "high")


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: B008  it cannot be changed
    """The whole page; nothing in it comes from elsewhere. ``sources`` says where its links to files lead."""
    order = (*reversed(document.get("levels", ())), MISSING)
    whole = _whole(document, order, sources) if "totals" in document else None
    return render(
        "coverage/page.html.j2",
        tool=document["tool"],
        created=document["created"],
        transformers=document["transformers"],
        whole=whole,
        missing=document["missing"],
        roadmap=packed(roadmap_columns(document["missing"]), ()),
    )


def _whole(document: Mapping[str, Any], order: Sequence[str], sources: Sources) -> dict[str, object]:
    types = document["model_types"]
    counts = _counts(types, order)
    groups = ("tier", "tiers"), ("family", "families")
    return {
        "totals": document["totals"],
        "counts": counts,
        "bar": stacked_bar(counts, len(types)),
        "charts": [stacked_bars(f"Model types by {of}", of.capitalize(), _bars(types, document[key], of, order))
                   for of, key in groups],
        "tasks": stacked_bars("Model types by task", "Task", _task_bars(types, document["tasks"], order)),
        "matrix": _matrix(types, document["levels"]),
        "odd": {name: len(document[name]) for name in ("orphans", "copies", "doubts", "duplicates")},
        "duplicates": document["duplicates"],
        "against": document.get("against"),
        "facts": list(_facts(document)),
        "types": packed(type_columns(types), order),
        "files": packed(file_columns(document, sources), FILE_STANDINGS),
    }  # fmt: skip


def _counts(types: Iterable[Row], order: Sequence[str]) -> dict[str, int]:
    """Each type once, at the highest level that it reaches."""
    counts = Counter(each["level"] or MISSING for each in types)
    return {level: counts[level] for level in order if counts[level]}


def _bars(types: Sequence[Row], groups: Iterable[Row], of: str, order: Sequence[str]) -> list[Bar]:
    return [
        Bar(group["name"], _counts((each for each in types if each[of] == group["name"]), order)) for group in groups
    ]


def _task_bars(types: Sequence[Row], groups: Sequence[Row], order: Sequence[str]) -> list[Bar]:
    return [
        Bar(group["name"], _counts((each for each in types if group["name"] in each["tasks"]), order))
        for group in groups[:_TASKS]
    ]


def _matrix(types: Iterable[Row], levels: Sequence[str]) -> str:
    rows = {
        each["name"]: [level if level in each["levels"] else f"not {level}" for level in levels]
        for each in types
        if each["tier"] in _SHOWN_IN_MATRIX
    }
    return matrix("Critical and high model types", "Model type", levels, rows, {level: tone(level) for level in levels})


def _facts(document: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    totals = document["totals"]
    yield "transformers", document["transformers"]
    yield "Test files", f"{totals['files']:,} in {', '.join(document['paths'])}"
    classes = totals["classes"]
    yield "Model classes declared", f"{classes['reached']['declared']:,} of {classes['total']:,}"
    yield "Functional results", document["results"] or "none"
