"""The report on all steps of a validation, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint.reports.markdown_table import cell, table


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report."""
    return "\n".join(_lines(document)) + "\n"


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
    yield from _worse(document, "")
    if document["against"]:
        yield from _worse(document["against"], f"{document['against']['branch']}, ")
    if document["actions"]:
        yield from ("", "## What to do next")
        for number, each in enumerate(document["actions"], start=1):
            yield from ("", f"{number}. {cell(each['why'])}", "", "   ```sh", f"   {each['command']}", "   ```")
    yield from ("", "## The same, step by step", "", "```sh")
    yield from (step["command"] for step in document["steps"] if step["command"])
    yield "```"


def _worse(compared: Mapping[str, Any], branch: str) -> Iterator[str]:
    rows = ((each["metric"], f"{each['before']:g}", f"{each['after']:g}") for each in compared["regressions"])
    yield from table(f"Worse than in {branch}{compared['compared_with']}", ("figure", "before", "now"), rows)
