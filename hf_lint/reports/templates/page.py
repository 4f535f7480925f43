"""Templates and their tests as one HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from hf_lint.reports.html.charts.histogram import histogram
from hf_lint.reports.html.charts.stacked_bars import Bar, stacked_bar, stacked_bars
from hf_lint.reports.html.render import render
from hf_lint.reports.html.sortable_table import packed
from hf_lint.reports.html.sources import Sources, common_folder
from hf_lint.reports.templates.columns import STANDINGS, Row, standing, test_columns

_PARTS = 12


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: B008  it cannot be changed
    """The whole page; nothing in it comes from elsewhere. ``sources`` says where its links to files lead."""
    tests = sorted(document["tests"], key=lambda test: -STANDINGS.index(standing(test)))
    templates = document["templates"]
    folder, home = (common_folder(each["path"] for each in rows) for rows in (tests, templates))
    drifts = [test["drift"] for test in tests if test["drift"] is not None]
    return render(
        "templates/page.html.j2",
        created=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        suite=document["suite"],
        whole=stacked_bar(_standings(tests), len(tests)),
        standings=_standings(tests),
        facts=_facts(document["suite"]),
        by_template=stacked_bars("Tests by template", "Template", _bars(tests, templates, home), "Tests"),
        spread=histogram("Drift of tests from their templates", "drift", drifts, "Tests"),
        changed=_changed(tests),
        templates=[_template(each, sources, home) for each in templates],
        odd=[test for test in tests if standing(test) in STANDINGS[2:]],
        folder=folder.rstrip("/"),
        rows=packed(test_columns(tests, sources, folder), STANDINGS),
    )


def _standings(tests: Sequence[Row]) -> dict[str, int]:
    counts = Counter(map(standing, tests))
    return {name: counts[name] for name in STANDINGS if counts[name]}


def _bars(tests: Sequence[Row], templates: Sequence[Row], home: str) -> list[Bar]:
    of = {each["path"]: [test for test in tests if test["template"] == each["path"]] for each in templates}
    bars = [Bar(path.removeprefix(home), _standings(each)) for path, each in of.items() if each]
    return sorted(bars, key=lambda bar: -sum(bar.parts.values()))


def _changed(tests: Sequence[Row]) -> list[tuple[str, int]]:
    """The parts that most tests have changed, whatever template they came from."""
    changes = ("same", "added")
    counts = Counter(
        part["was"] or part["name"] for test in tests for part in test["parts"] if part["change"] not in changes
    )
    return counts.most_common(_PARTS)


def _template(each: Row, sources: Sources, home: str) -> dict[str, object]:
    fault, findings = each["fault"], each["findings"]
    line = fault["line"] if fault else None
    return {
        "link": (each["path"].removeprefix(home), sources.source(each["path"], line)),
        "fault": f"line {line}: {fault['message']}" if fault else "",
        "tests": each["tests"],
        "drift": each["drift"],
        "findings": ", ".join(f"{code} {count}" for code, count in findings.items()),
    }


def _facts(suite: Row) -> list[tuple[str, str]]:
    drift = "unknown" if suite["drift"] is None else f"{suite['drift']:g} on average, {suite['worst_drift']:g} at most"
    broken = suite["broken_templates"]
    return [
        ("Templates", f"{suite['templates']:,}" + (f", of which {broken:,} do not parse" if broken else "")),
        ("Findings in templates", f"{suite['template_findings']:,}"),
        ("Tests that do not parse", f"{suite['broken_tests']:,}"),
        ("Drift, from 0 to 100", drift),
    ]
