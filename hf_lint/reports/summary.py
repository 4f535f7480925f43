"""The report on all steps of a validation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.markdown_table import cell
from hf_lint.reports.whole_file import write_json_or_markdown


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes ``.json`` or ``.md``, whole or not at all. Raises ``OSError`` as writing does."""
    write_json_or_markdown(document, path, _lines(document))


def figures_line(step: Mapping[str, Any]) -> str:
    """The figures of a step in one line, or why it has none."""
    figures = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in step["figures"].items())
    return "; ".join(filter(None, (step["reason"], figures)))


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    paths = ", ".join(f"`{path}`" for path in document["paths"])
    yield from (f"# Validation of {paths}", "")
    ended = f"{document['created']}, {document['seconds']:.1f} s"
    yield f"**{document['verdict']}** (exit code {document['exit_code']}), {ended}"
    yield from ("", "| step | status | exit code | seconds | what came of it | reports |", "| --- " * 6 + "|")
    for step in document["steps"]:
        code = "" if step["exit_code"] is None else step["exit_code"]
        links = ", ".join(f"[{name}]({name})" for name in step["reports"])
        told = cell(figures_line(step))
        yield f"| {step['name']} | {step['status']} | {code} | {step['seconds']:.1f} | {told} | {links} |"
    if document["history"]:
        yield from ("", f"The history could not be used: {document['history']}")
    if document["regressions"]:
        yield from (
            "",
            f"## Worse than in {document['compared_with']}",
            "",
            "| figure | before | now |",
            "| --- " * 3 + "|",
        )
        for each in document["regressions"]:
            yield f"| {each['metric']} | {each['before']:g} | {each['after']:g} |"
    if document["actions"]:
        yield from ("", "## What to do next")
        for number, each in enumerate(document["actions"], start=1):
            yield from ("", f"{number}. {cell(each['why'])}", "", "   ```sh", f"   {each['command']}", "   ```")
    yield from ("", "## The same, step by step", "", "```sh")
    yield from (step["command"] for step in document["steps"] if step["command"])
    yield "```"
