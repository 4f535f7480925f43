"""The findings of a run as one report: as the output formats take it, and as the document of ``--report``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from hf_lint import __version__
from hf_lint.cli.request import Result
from hf_lint.cli.session import Session
from hf_lint.finding import Problem
from hf_lint.formats import render
from hf_lint.formats.report import Report

SCHEMA = 1


def report_of(result: Result, session: Session) -> Report:
    """What the output formats need to know."""
    problems = tuple(sorted(set(result.problems)))
    return Report(tuple(result.findings), problems, result.linted, session.rule_infos(), result.text, session.here.root)


def document(paths: Iterable[Path], result: Result, report: Report) -> dict[str, Any]:
    """The findings as ``--output-format json`` has them, each with its path as it was given, and what they are of."""
    findings = json.loads(render("json", report))
    return {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "paths": [str(path) for path in paths],
        "files": {"linted": result.linted, "skipped": result.seen - result.linted},
        "known": result.known,
        "problems": [str(problem) for problem in report.problems],
        "findings": [{"path": found.path, **raw} for found, raw in zip(report.findings, findings, strict=True)],
    }


def write_reports(files: Iterable[Path], paths: Iterable[Path], result: Result, session: Session) -> None:
    """Writes each file in the format of its ending; that one cannot be written is a problem of the run."""
    found = document(paths, result, report_of(result, session))
    result.problems.extend(problem for file in files if (problem := _unwritten(found, file)))


def _unwritten(found: dict[str, Any], file: Path) -> Problem | None:
    from hf_lint.reports.validation.write import write_report

    try:
        write_report(found, file)
    except OSError as error:
        return Problem(str(file), 0, 0, f"cannot be written: {error.strerror}")
    return None
