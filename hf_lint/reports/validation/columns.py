"""The table of all findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from hf_lint.reports.html.sortable_table import Column
from hf_lint.reports.html.sources import Sources
from hf_lint.reports.validation.figures import Finding, family, mended


def columns(findings: Sequence[Finding], sources: Sources, folder: str) -> list[Column]:
    """What stands in the row first, then what is shown when a row is opened. Names leave out the common folder."""
    address = cache(sources.source)

    def each(get: Callable[[Finding], Any]) -> list[Any]:
        return [get(finding) for finding in findings]

    def place(finding: Finding) -> tuple[str, str, int]:
        path = finding["path"]
        return path.removeprefix(folder), address(path), finding["location"]["row"]

    def fix(finding: Finding) -> str | None:
        return finding["fix"]["message"] if finding["fix"] else None

    return [
        Column("Place", "place", each(place), place="always"),
        Column("Rule", "text", each(lambda finding: finding["code"]), place="always", facet=True),
        Column("Finding", "text", each(lambda finding: finding["message"])),
        Column("Mend", "verdict", each(mended)),
        Column("About", "text", each(family), place="detail", facet=True),
        Column("Column", "number", each(lambda finding: finding["location"]["column"]), place="detail"),
        Column("Notebook cell", "number", each(lambda finding: finding["cell"]), place="detail"),
        Column("Fix", "text", each(fix), place="detail"),
        Column("Manual", "link", each(lambda finding: (finding["name"], finding["url"])), place="detail"),
    ]
