"""GitLab's code quality report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hf_lint.formats.fingerprint import fingerprints
from hf_lint.formats.location import in_project

if TYPE_CHECKING:
    from hf_lint.finding import Finding
    from hf_lint.formats.report import Report


def gitlab(report: Report) -> str:
    """A JSON array of issues, with paths relative to the project."""
    issues = [
        _issue(finding, in_project(finding.path, report.root), fingerprint)
        for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True)
    ]
    return json.dumps(issues, indent=2)


def _issue(finding: Finding, path: str, fingerprint: str) -> dict[str, Any]:
    line, column, end_line, end_column = finding.span
    positions = {
        "begin": {"line": line, "column": column + 1},
        "end": {"line": end_line, "column": end_column + 1},
    }
    return {
        "check_name": finding.code,
        "description": f"{finding.code}: {finding.message}",
        "severity": "major",
        "fingerprint": fingerprint,
        "location": {"path": path, "positions": positions},
    }
