"""The findings of a validation as one HTML page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hf_lint.reports.html.charts.histogram import histogram
from hf_lint.reports.html.charts.stacked_bars import Bar, stacked_bar, stacked_bars
from hf_lint.reports.html.render import render
from hf_lint.reports.html.sortable_table import packed
from hf_lint.reports.html.sources import Sources, common_folder
from hf_lint.reports.validation.columns import columns
from hf_lint.reports.validation.figures import MENDED, Rule, by_file, families, rules, ways

_RULES, _FILES = 12, 10


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: B008  it cannot be changed
    """The whole page; nothing in it comes from elsewhere. ``sources`` says where its links to files lead."""
    findings = document["findings"]
    folder = common_folder({finding["path"] for finding in findings})
    found, files = rules(findings), by_file(findings)
    return render(
        "validation/page.html.j2",
        tool=document["tool"],
        created=document["created"],
        document=document,
        total=len(findings),
        whole=stacked_bar(ways(findings), len(findings)),
        ways=ways(findings),
        facts=_facts(document, len(files)),
        rules=[{"rule": rule, "example": _example(rule, sources, folder)} for rule in found[:_RULES]],
        more_rules=len(found[_RULES:]),
        families=stacked_bars("Findings by what the rules are about", "About",
                              [Bar(name, parts) for name, parts in families(findings).items()], "Findings"),
        spread=histogram("Findings in a file, of files that have any", "findings",
                         [float(count) for _, count in files], "Files"),
        worst=[(path.removeprefix(folder), sources.source(path), count) for path, count in files[:_FILES]],
        folder=folder.rstrip("/"),
        rows=packed(columns(findings, sources, folder), MENDED),
    )  # fmt: skip


def _facts(document: Mapping[str, Any], with_findings: int) -> list[tuple[str, str]]:
    files = document["files"]
    told = [
        ("Model test files", f"{files['linted']:,} in {', '.join(document['paths'])}"),
        ("With findings", f"{with_findings:,}"),
        ("Other files passed over", f"{files['skipped']:,}" if files["skipped"] else ""),
        ("Known to the baseline", f"{document['known']:,}" if document["known"] else ""),
    ]
    return [(name, value) for name, value in told if value]


def _example(rule: Rule, sources: Sources, folder: str) -> tuple[str, str]:
    path, line = rule.first["path"], rule.first["location"]["row"]
    return f"{path.removeprefix(folder)}:{line}", sources.source(path, line)
