"""The report on templates and the tests that came from them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hf_lint.reports.markdown_table import table


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    tests = document["tests"]
    yield "# Templates and their tests"
    names = (name.replace("_", " ") for name in document["suite"])
    yield from table("Suite", ("figure", "value"), zip(names, map(_number, document["suite"].values()), strict=True))
    columns = ("template", "parses", "tests", "drift", "placeholders", "findings", "changed most")
    yield from table("Templates", columns, map(_template, document["templates"]))
    rows = (
        (test["path"], test["nearest"], _number(test["nearest_likeness"])) for test in tests if not test["template"]
    )
    yield from table("Tests that match no template", ("test", "nearest", "likeness"), rows)
    left = ((test["path"], test["template"], ", ".join(test["left"])) for test in tests if test["left"])
    yield from table("Left of the template", ("test", "template", "left"), left)
    heads = ("test", "template", "known by", "likeness", "drift", "changed")
    yield from table("Tests", heads, (_test(test) for test in tests if test["template"]))


def _template(each: Mapping[str, Any]) -> Sequence[object]:
    fault = each["fault"]
    findings = ", ".join(f"{code} {count}" for code, count in each["findings"].items())
    changed = ", ".join(f"{name} {count}" for name, count in list(each["changed_parts"].items())[:5])
    parses = "yes" if fault is None else f"no: line {fault['line']}, {fault['message']}"
    return (
        each["path"], parses, each["tests"], _number(each["drift"]), ", ".join(each["placeholders"]), findings, changed,
    )  # fmt: skip


def _test(test: Mapping[str, Any]) -> Sequence[object]:
    changed = ", ".join(f"{part['name']} {part['change']}" for part in test["parts"] if part["change"] != "same")
    known_by = f"words: {', '.join(test['known_by_words'])}" if test["known_by_words"] else "structure"
    return test["path"], test["template"], known_by, _number(test["likeness"]), _number(test["drift"]), changed


def _number(value: object) -> object:
    return "" if value is None else value
