"""A coverage report as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hf_lint.reports.markdown_table import table

Row = Mapping[str, Any]


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report; of a document that is cut down to the roadmap, that alone."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    yield "# Coverage of model types"
    yield ""
    yield f"{document['created']}, transformers {document['transformers']}."
    if "totals" in document:
        yield from _whole(document)
    yield from _roadmap(document["missing"])


def _whole(document: Mapping[str, Any]) -> Iterator[str]:
    totals = document["totals"]
    run = f"Functional results: {document['results']}." if document["results"] else "No functional results."
    yield f"{totals['files']} test files in {', '.join(document['paths'])}. {run}"
    rows = [{"name": name.replace("_", " "), **totals[name]} for name in ("model_types", "classes")]
    yield from figures("All", "what", rows, document["levels"])
    for title, key in (("Tiers", "tiers"), ("Families", "families"), ("Tasks", "tasks"), ("Heads", "heads")):
        yield from figures(title, key, document[key], document["levels"])
    if document.get("against"):
        yield from _against(document["against"])
    yield from table("Orphans", ("file", "model", "reason"), _cells(document["orphans"], "path", "model", "reason"))
    columns = ("file", "named for", "tests", "reason")
    yield from table(
        "Named for one model, testing another",
        columns,
        _cells(document["copies"], "path", "named_for", "tests", "reason"),
    )
    yield from table("In doubt", ("file", "model type", "reason"),
                     _cells(document["doubts"], "path", "model_type", "reason"))  # fmt: skip
    pairs = ((each["model_type"], each["folder"], ", ".join(each["files"])) for each in document["duplicates"])
    yield from table("Duplicates", ("model type", "folder", "files"), pairs)
    covered = [each for each in document["model_types"] if each["levels"]]
    yield from table("Covered", ("model type", "tier", "level", "classes", "files"), map(_covered, covered))


def figures(title: str, of: str, rows: Iterable[Row], levels: Sequence[str]) -> Iterator[str]:
    """How many of each group reach which level."""
    cells = ((row["name"], row["total"], *(_figure(row, level) for level in levels)) for row in rows)
    yield from table(title, (of, "total", *levels), cells)


def _figure(row: Row, level: str) -> str:
    return f"{row['reached'][level]} ({row['percent'][level]:.0f} %)"


def _against(comparison: Row) -> Iterator[str]:
    for sort in ("model_types", "classes"):
        rows = (
            (level, change, ", ".join(names))
            for level, changes in comparison[sort].items()
            for change, names in changes.items()
            if names
        )
        title = f"Against {comparison['ref']}: {sort.replace('_', ' ')}"
        yield from table(title, ("level", "change", "names"), rows)


def _covered(each: Row) -> tuple[object, ...]:
    tested = sum(1 for cell in each["classes"] if cell["levels"])
    return (
        each["name"],
        each["tier"],
        each["level"],
        f"{tested} of {len(each['classes'])}",
        ", ".join(dict.fromkeys(each["files"])),
    )


def _roadmap(missing: Sequence[Row]) -> Iterator[str]:
    columns = ("model type", "tier", "why", "family", "heads", "tasks", "stand-in", "learn from", "start with")
    rows = (
        (
            each["model_type"], each["tier"], each["importance"], each["family"], ", ".join(each["heads"]),
            ", ".join(each["tasks"]), known(each["stand_in"]),
            f"{each['learn_from']} ({each['relation']})" if each["learn_from"] else "", f"`{each['command']}`",
        )
        for each in missing
    )  # fmt: skip
    yield from table(f"Roadmap: {len(missing)} missing model types", columns, rows)


def known(answer: bool | None) -> str:
    """Yes, no or unknown."""
    return "unknown" if answer is None else "yes" if answer else "no"


def _cells(rows: Iterable[Row], *names: str) -> Iterator[tuple[object, ...]]:
    for row in rows:
        yield tuple(row[name] or "" for name in names)
