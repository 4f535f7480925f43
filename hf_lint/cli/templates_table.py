"""What a terminal shows of templates and their tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from rich.console import Console
from rich.table import Table

from hf_lint.cli.listed import listed

_WIDE = 120  # columns where there is no terminal


def show(document: Mapping[str, Any]) -> None:
    """Prints the templates, then the tests that want a look."""
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDE)
    console.print(_templates(document["templates"]))
    console.print()
    tests = document["tests"]
    listed(console, "templates that do not parse", list(map(_fault, filter(_is_broken, document["templates"]))))
    listed(console, "tests that match no template", [_unmatched(test) for test in tests if test["template"] is None])
    listed(console, "tests with something of their template left", [_left(test) for test in tests if test["left"]])
    drifted = sorted((test for test in tests if test["drift"]), key=lambda test: -test["drift"])
    listed(console, "tests that have drifted", [_drift(test) for test in drifted])
    console.print(summary(document["suite"]), soft_wrap=True)


def summary(suite: Mapping[str, Any]) -> str:
    """The suite in one sentence."""
    drift = "" if suite["drift"] is None else f", mean drift {suite['drift']:.1f}, at most {suite['worst_drift']:.1f}"
    return f"{suite['matched']} of {suite['tests']} tests came from one of {suite['templates']} templates{drift}."


def _templates(templates: Sequence[Mapping[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("template", overflow="fold")
    table.add_column("parses")
    for name in ("tests", "drift", "findings"):
        table.add_column(name, justify="right")
    for each in templates:
        parses = "[green]yes[/]" if each["parses"] else "[red]no[/]"
        drift = "" if each["drift"] is None else f"{each['drift']:.1f}"
        findings = str(sum(each["findings"].values()))
        table.add_row(PurePath(each["path"]).name, parses, str(each["tests"]), drift, findings)
    return table


def _is_broken(template: Mapping[str, Any]) -> bool:
    return not template["parses"]


def _fault(template: Mapping[str, Any]) -> str:
    return f"{template['path']}:{template['fault']['line']}: {template['fault']['message']}"


def _unmatched(test: Mapping[str, Any]) -> str:
    if test["nearest"] is None:
        return f"{test['path']}: nothing in it to compare"
    return f"{test['path']}: nearest is {PurePath(test['nearest']).name}, alike {100 * test['likeness']:.0f} %"


def _left(test: Mapping[str, Any]) -> str:
    return f"{test['path']}: {', '.join(test['left'])} of {PurePath(test['template']).name}"


def _drift(test: Mapping[str, Any]) -> str:
    changed = [part["name"] for part in test["parts"] if part["change"] != "same"]
    some = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
    return f"{test['path']}: {test['drift']:.1f} from {PurePath(test['template']).name} ({some})"
