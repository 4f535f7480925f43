"""A functional report as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hf_lint.reports.functional import figures
from hf_lint.reports.functional.causes import blamed, causes
from hf_lint.reports.functional.columns import columns
from hf_lint.reports.functional.figures import Group, Result
from hf_lint.reports.functional.places import Places, places_for
from hf_lint.reports.functional.surroundings import environment, facts
from hf_lint.reports.html.charts.histogram import histogram
from hf_lint.reports.html.charts.stacked_bars import Bar, stacked_bar, stacked_bars
from hf_lint.reports.html.render import render
from hf_lint.reports.html.sortable_table import packed
from hf_lint.reports.html.sources import Sources

_CAUSES, _TASKS = 12, 12


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: B008  it cannot be changed
    """The whole page; nothing in it comes from elsewhere. ``sources`` says where its links to files lead."""
    results = sorted(document["results"], key=lambda result: (-_rank(result), result["name"], result["task"]))
    places = places_for(results, sources)
    return render(
        "functional/page.html.j2",
        tool=document["tool"],
        created=document["created"],
        facts=facts(document),
        lacking=document.get("shards", {}).get("lacking", ()),
        cut_short=figures.cut_short(document),
        folder=places.folder.rstrip("/"),
        environment=environment(document),
        rows=packed(columns(results, places), figures.VERDICTS),
        **_verdicts(document),
        **_causes(figures.troubled(results), places),
        **_groups(results),
        costs=list(_costs(results, places)),
    )


def _rank(result: Result) -> int:
    return figures.VERDICTS.index(result["verdict"])


def _verdicts(document: Mapping[str, Any]) -> dict[str, object]:
    counts = figures.verdicts_of(document)
    total = sum(counts.values())
    good = sum(counts.get(verdict, 0) for verdict in figures.GOOD)
    return {"verdicts": counts, "total": total, "good": good, "whole": stacked_bar(counts, total)}


def _causes(troubled: Sequence[Result], places: Places) -> dict[str, object]:
    found = causes(troubled, places)
    more = max(0, len(found) - _CAUSES)
    return {"causes": found[:_CAUSES], "more_causes": more, "blamed": blamed(troubled), "troubled": troubled}


def _groups(results: Sequence[Result]) -> dict[str, object]:
    families, tasks = (figures.grouped(results, by) for by in ("family", "task"))
    return {
        "families": stacked_bars("Verdicts by family", "Family", _bars(families)),
        "tasks": stacked_bars("Verdicts by task", "Task", _bars(tasks[:_TASKS])),
        "more_tasks": max(0, len(tasks) - _TASKS),
    }


def _bars(groups: Sequence[Group]) -> list[Bar]:
    return [Bar(group.name, group.verdicts) for group in groups]


def _costs(results: Sequence[Result], places: Places) -> Iterator[tuple[object, ...]]:
    """What did not run took neither time nor memory, and would hide what did."""
    seconds = [result["seconds"] for result in results if result["seconds"]]
    slow = [(places.name(each), each["verdict"], f"{each['seconds']:,.2f} s") for each in figures.slowest(results)]
    yield histogram("How long results took, in seconds", "seconds", seconds), "Slowest", "Seconds", slow
    sizes = [result["peak_memory"] / 1e6 for result in results if result["peak_memory"]]
    large = [
        (places.name(each), each["verdict"], figures.megabytes(each["peak_memory"]))
        for each in figures.largest(results)
    ]
    yield histogram("How much memory they took, in MB", "MB", sizes), "Largest", "Memory", large
