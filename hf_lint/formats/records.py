"""The findings as JSON: one array, or one object a line."""

from __future__ import annotations

import json as encoder
from typing import TYPE_CHECKING, Any

from hf_lint.formats.location import absolute

if TYPE_CHECKING:
    from hf_lint.finding import Edit, Finding, Fix
    from hf_lint.formats.report import Report


def json(report: Report) -> str:
    """An array of objects with the keys that ``ruff check --output-format json`` has."""
    return encoder.dumps([_record(finding) for finding in report.findings], indent=2)


def jsonl(report: Report) -> str:
    """The same objects, one a line."""
    return "\n".join(encoder.dumps(_record(finding), separators=(",", ":")) for finding in report.findings)


def _record(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "cell": None,
        "code": finding.code,
        "end_location": _point(span.end_line, span.end_column),
        "filename": absolute(finding.path),
        "fix": _fix(finding.fix) if finding.fix else None,
        "location": _point(span.line, span.column),
        "message": finding.message,
        "name": finding.name,
        "noqa_row": span.line,
        "severity": "error",
        "url": finding.url,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability,
        "edits": [_edit(edit) for edit in fix.edits],
        "message": fix.message,
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "content": edit.text,
        "end_location": _point(edit.span.end_line, edit.span.end_column),
        "location": _point(edit.span.line, edit.span.column),
    }


def _point(line: int, column: int) -> dict[str, int]:
    return {"column": column + 1, "row": line}
