"""Workflow commands: GitHub Actions turns them into annotations of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.formats.location import absolute

if TYPE_CHECKING:
    from hf_lint.finding import Finding
    from hf_lint.formats.report import Report

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(report: Report) -> str:
    """One ``::error`` command a finding."""
    return "\n".join(_command(finding) for finding in report.findings)


def _command(finding: Finding) -> str:
    properties = {"title": f"hf-lint ({finding.code})", "file": absolute(finding.path), **_region(finding)}
    written = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    place = f"{finding.path}:{finding.span.line}:{finding.span.column + 1}"
    lines = [f"{place}: {finding.code} {finding.message}"]
    if finding.fix:
        lines.append(f"  help: {finding.fix.message}")
    data = "\n".join(lines).translate(_DATA)
    return f"::error {written}::{data}".encode("utf-8", "replace").decode()


def _region(finding: Finding) -> dict[str, str]:
    """GitHub takes columns only where the annotation stays on one line."""
    line, column, end_line, end_column = finding.span
    if line != end_line:
        return {"line": str(line), "endLine": str(end_line)}
    return {"line": str(line), "col": str(column + 1), "endLine": str(end_line), "endColumn": str(end_column + 1)}
