"""The page of a job in GitHub Actions, which shows whatever Markdown is appended to a file of its choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.markdown_table import cell, table
from hf_lint.reports.summary.markdown import figures_line

VARIABLE = "GITHUB_STEP_SUMMARY"
_ACTIONS = 5


def append_to(path: Path, document: Mapping[str, Any]) -> None:
    """Raises ``OSError`` as writing does."""
    with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write("\n".join(_lines(document)) + "\n")


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    """Short, and without links to files, which are not beside it."""
    paths = ", ".join(f"`{path}`" for path in document["paths"])
    yield f"## hf-lint: {document['verdict']}"
    yield from ("", f"Validation of {paths} in {document['seconds']:.0f} s, exit code {document['exit_code']}.", "")
    yield from ("| step | status | what came of it |", "| --- | --- | --- |")
    for step in document["steps"]:
        yield f"| {step['name']} | {step['status']} | {cell(figures_line(step))} |"
    for of in filter(None, (document, document["against"])):
        rows = ((each["metric"], f"{each['before']:g}", f"{each['after']:g}") for each in of["regressions"])
        branch = f"{of['branch']}, " if of is document["against"] else ""
        yield from table(f"Worse than in {branch}{of['compared_with']}", ("figure", "before", "now"), rows)
    if document["actions"]:
        yield from ("", "### What to do next", "")
    for each in document["actions"][:_ACTIONS]:
        yield f"1. {cell(each['why'])}: `{each['command']}`"
    if more := len(document["actions"]) - _ACTIONS:
        yield from ("", f"{more} more stand in the report.") if more > 0 else ()
