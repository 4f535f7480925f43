"""The figures of each step, taken from the JSON document that its own command writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hf_lint.reports.functional.figures import troubled, verdicts_of

Document = Mapping[str, Any]
Figures = dict[str, float]


def _check(document: Document) -> Figures:
    findings = document["findings"]
    return {
        "files": document["files"]["linted"],
        "findings": len(findings),
        "reading_findings": sum(each["code"].startswith("HFT0") for each in findings),
        "structure_findings": sum(each["code"].startswith("HFT1") for each in findings),
        "fixable": sum(bool(each["fix"]) and each["fix"]["applicability"] == "safe" for each in findings),
        "problems": len(document["problems"]),
    }


def _coverage(document: Document) -> Figures:
    types = document["totals"]["model_types"]
    return {
        "files": document["totals"]["files"],
        "model_types": types["total"],
        **types["reached"],
        "missing": len(document["missing"]),
    }


def _functional(document: Document) -> Figures:
    results, verdicts = document["results"], verdicts_of(document)
    passed = verdicts.get("passed", 0)
    percent = 1000 * passed // len(results) / 10 if results else 0.0  # rounded down, so that 100 means all
    return {"results": len(results), **verdicts, "not_well": len(troubled(results)), "passed_percent": percent}


def _templates(document: Document) -> Figures:
    return {name: value for name, value in document["suite"].items() if value is not None}


def _generator(document: Document) -> Figures:
    checks = document["checks"]
    return {
        "model_types": len(document["model_types"]),
        "checks": len(checks),
        "failed": sum(bool(each["wrong"]) for each in checks),
    }


FIGURES: dict[str, Callable[[Document], Figures]] = {
    "check": _check,
    "coverage": _coverage,
    "functional": _functional,
    "templates": _templates,
    "generator": _generator,
}
"""By the name of the step."""
