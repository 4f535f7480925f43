"""SARIF 2.1.0: what GitHub code scanning and the SARIF viewers read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

from hf_lint import __version__
from hf_lint.finding import DOCUMENTATION, Finding, Fix, Problem, Span
from hf_lint.formats.fingerprint import fingerprints
from hf_lint.formats.location import absolute, under_root

if TYPE_CHECKING:
    from hf_lint.formats.report import Report, RuleInfo

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "hfLintFinding/v1"


def sarif(report: Report) -> str:
    """One run, with every rule that took part; what could not be linted is a notification of the invocation."""
    return json.dumps({"$schema": _SCHEMA, "runs": [_run(report)], "version": "2.1.0"}, indent=2)


def _run(report: Report) -> dict[str, Any]:
    indices = {rule.code: index for index, rule in enumerate(report.rules)}
    results = [
        _result(finding, report.root, indices, fingerprint)
        for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True)
    ]
    return {
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"uri": Path(absolute(str(report.root))).as_uri().rstrip("/") + "/"}},
        "results": results,
        "tool": {"driver": _driver(report.rules)},
    }


def _driver(rules: tuple[RuleInfo, ...]) -> dict[str, Any]:
    return {
        "informationUri": DOCUMENTATION,
        "name": "hf-lint",
        "rules": [_rule(rule) for rule in rules],
        "version": __version__,
    }


def _rule(rule: RuleInfo) -> dict[str, Any]:
    manual = rule.help_markdown or rule.summary
    return {
        "defaultConfiguration": {"enabled": not rule.preview, "level": "error"},
        "fullDescription": {"text": rule.summary},
        "help": {"markdown": manual, "text": manual},
        "helpUri": rule.url,
        "id": rule.code,
        "name": rule.name,
        "properties": {
            "fixable": rule.fixable,
            "name": rule.name,
            "preview": rule.preview,
            "problem.severity": "error",
        },
        "shortDescription": {"text": rule.summary},
    }


def _result(finding: Finding, root: Path, indices: dict[str, int], fingerprint: str) -> dict[str, Any]:
    artifact = _artifact(finding.path, root)
    result: dict[str, Any] = {
        "level": "error",
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(finding.span)}}],
        "message": {"text": finding.message},
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "ruleId": finding.code,
    }
    if finding.code in indices:
        result["ruleIndex"] = indices[finding.code]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix, artifact)]
    return result


def _fix(fix: Fix, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = []
    for span, text in fix.edits:
        inserted = {"insertedContent": {"text": text}} if text else {}
        replacements.append({"deletedRegion": _region(span), **inserted})
    return {
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "description": {"text": fix.message},
        "properties": {"applicability": fix.applicability},
    }


def _region(span: Span) -> dict[str, int]:
    return {
        "endColumn": span.end_column + 1,
        "endLine": span.end_line,
        "startColumn": span.column + 1,
        "startLine": span.line,
    }


def _artifact(path: str, root: Path) -> dict[str, str]:
    below = under_root(path, root)
    if below is None:
        return {"uri": Path(absolute(path)).as_uri()}
    return {"uri": quote_from_bytes(os.fsencode(below)), "uriBaseId": _ROOT}


def _invocation(report: Report) -> dict[str, Any]:
    return {
        "executionSuccessful": not report.problems,
        "toolExecutionNotifications": [_notification(problem, report.root) for problem in report.problems],
    }


def _notification(problem: Problem, root: Path) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": problem.message}}
    if problem.path:
        place: dict[str, Any] = {"artifactLocation": _artifact(problem.path, root)}
        if problem.line:
            place["region"] = {"startColumn": problem.column + 1, "startLine": problem.line}
        notification["locations"] = [{"physicalLocation": place}]
    return notification
