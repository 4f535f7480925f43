"""The tables of templates and of tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hf_lint.reports.html.sortable_table import Column
from hf_lint.reports.html.sources import Sources

Row = Mapping[str, Any]
STANDINGS = ("unchanged", "drifted", "no template", "left over")
"""How a test stands to its template, the best first."""


def standing(test: Row) -> str:
    """One word of ``STANDINGS``: left over is what belongs to the template and is still in the test."""
    if test["left"]:
        return "left over"
    if not test["template"]:
        return "no template"
    return "drifted" if test["drift"] else "unchanged"


def test_columns(tests: Sequence[Row], sources: Sources, folder: str) -> list[Column]:
    """One row for each test, what changed in it below."""

    def each(get: Callable[[Row], Any]) -> list[Any]:
        return [get(test) for test in tests]

    parts = [Column("Part", "text"), Column("Change", "text")]
    return [
        Column("Test", "place", each(lambda test: (test["path"].removeprefix(folder), sources.source(test["path"]), 0)),
               place="always"),
        Column("Standing", "verdict", each(standing), place="always"),
        Column("Template", "text", each(lambda test: test["template"] or f"nearest: {test['nearest']}")),
        Column("Drift", "decimal", each(lambda test: test["drift"])),
        Column("Likeness, %", "number", each(_likeness)),
        Column("From", "text", each(lambda test: test["template"]), place="detail", facet=True),
        Column("Parses", "text", each(lambda test: "yes" if test["parses"] else "no"), place="detail", facet=True),
        Column("Left of the template", "texts", each(lambda test: test["left"]), place="detail"),
        Column("Known by the words", "texts", each(lambda test: test["known_by_words"]), place="detail"),
        Column("Changed", "table", each(_changed), place="detail", parts=parts),
    ]  # fmt: skip


def _likeness(test: Row) -> float | None:
    found = test["likeness"] or test["nearest_likeness"]
    return None if found is None else 100 * float(found)


def _changed(test: Row) -> list[tuple[str, str]]:
    return [(part["name"], part["change"]) for part in test["parts"] if part["change"] != "same"]
