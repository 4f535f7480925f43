"""The report of the step ``check`` as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint.reports.markdown_table import cell


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    findings, files = document["findings"], document["files"]
    yield "# Syntax and structure"
    yield ""
    known = f", {document['known']} known to the baseline left out" if document["known"] else ""
    others = f" {files['skipped']} more files do not use transformers." if files["skipped"] else ""
    yield f"{len(findings)} findings in {files['linted']} model test files{known}.{others}"
    if document["problems"]:
        yield from ("", "## What could not be done", "", *(f"- {each}" for each in document["problems"]))
    if not findings:
        return
    counts = Counter((each["code"], each["name"]) for each in findings)
    yield from ("", "## Rules", "", "| rule | name | findings |", "| --- | --- | --- |")
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {code} | {name} | {count} |"
    yield from ("", "## Findings", "", "| place | rule | finding |", "| --- | --- | --- |")
    for each in findings:
        yield f"| {cell(each['path'])}:{each['location']['row']} | {each['code']} | {cell(each['message'])} |"
