"""The table of all results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hf_lint.reports.functional.figures import VERDICTS, Result
from hf_lint.reports.functional.places import Places
from hf_lint.reports.html.sortable_table import Column, Kind

_TESTS: tuple[tuple[str, Kind], ...] = (
    ("Test", "text"),
    ("Verdict", "verdict"),
    ("Seconds", "seconds"),
    ("Reason", "text"),
    ("Notices broken models", "text"),
)
_CLASSES: tuple[tuple[str, Kind], ...] = (
    ("Class", "text"),
    ("Forwards", "number"),
    ("Devices", "text"),
    ("First forward, s", "seconds"),
    ("Later ones, s", "seconds"),
)
_ASKED: tuple[tuple[str, Kind], ...] = (("Checkpoint", "text"), ("Answered with", "text"))
# Files of transformers have hundreds of tests each, and a page of thousands of files would take tens of megabytes.
_MOST_TESTS = 24
_WELL = {"passed", "skipped", "unavailable"}
_SENSITIVE = {True: "yes", False: "no", None: ""}


def columns(results: Sequence[Result], places: Places) -> list[Column]:
    """What stands in the row first, then what is shown when a row is opened."""

    def each(get: Callable[[Result], Any]) -> list[Any]:
        return [get(result) for result in results]

    def field(name: str) -> list[Any]:
        return [result[name] for result in results]

    return [
        Column("Name", "path", each(places.name), place="always"),
        Column("Verdict", "verdict", field("verdict"), place="always"),
        Column("Reason", "text", field("reason")),
        Column("Family", "text", field("family"), facet=True),
        Column("Task", "text", field("task"), place="detail", facet=True),
        Column("Seconds", "seconds", field("seconds")),
        Column("Memory, MB", "bytes", field("peak_memory")),
        Column("To blame", "text", field("blame"), place="detail"),
        Column("Where", "link", each(places.frame), place="detail"),
        Column("Log", "link", each(places.log), place="detail"),
        Column("File", "link", each(places.subject), place="detail"),
        Column("Tests in all", "text", each(_more_tests), "detail"),
        Column("Tests", "table", each(lambda result: list(_tests(result))), "detail", parts=_parts(_TESTS)),
        Column(
            "Models that ran", "table", each(lambda result: list(_classes(result))), "detail", parts=_parts(_CLASSES)
        ),
        Column("Asked of the Hub", "table", each(lambda result: list(_asked(result))), "detail", parts=_parts(_ASKED)),
        Column("Model types", "text", each(lambda result: ", ".join(result["model_types"])), "detail"),
        Column("Device", "text", field("device"), "detail"),
        Column("Device memory, MB", "bytes", field("peak_device_memory"), "detail"),
        Column("Loading, s", "seconds", field("load_seconds"), "detail"),
        Column("Items per second", "number", field("items_per_second"), "detail"),
    ]


def _parts(named: Sequence[tuple[str, Kind]]) -> list[Column]:
    return [Column(title, kind) for title, kind in named]


def _tests(result: Result) -> Iterator[tuple[object, ...]]:
    """All of them, or of many those that are not well, those that miss broken models, and the slowest."""
    tests = result["tests"]
    if len(tests) > _MOST_TESTS:
        tests = sorted(tests, key=_interest)
    for test in tests[:_MOST_TESTS]:
        yield test["name"], test["verdict"], test["seconds"], test["reason"], _SENSITIVE[test["sensitive"]]


def _interest(test: Result) -> tuple[bool, bool, float]:
    return test["verdict"] in _WELL, test["sensitive"] is not False, -test["seconds"]


def _more_tests(result: Result) -> str:
    """How many there are, where not all are shown."""
    if len(result["tests"]) <= _MOST_TESTS:
        return ""
    counts = Counter(test["verdict"] for test in result["tests"])
    told = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in VERDICTS if counts[verdict])
    return f"{told}. Below are {_MOST_TESTS}: those that are not well, then the slowest. The JSON report has all."


def _classes(result: Result) -> Iterator[tuple[object, ...]]:
    for run in result["classes"]:
        yield run["name"], run["calls"], ", ".join(run["devices"]), run["first_forward"], run["steady_forward"]


def _asked(result: Result) -> Iterator[tuple[object, ...]]:
    placed = result["details"].get("placed", {})
    for name in result["asked"]:
        yield name, placed.get(name, "")
