"""The step ``check`` of a validation: what ``hf-lint check`` finds, as a document and its reports."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from hf_lint import __version__
from hf_lint.cli.called import Tell
from hf_lint.cli.check_run import checked, exit_code
from hf_lint.cli.request import Request, Result
from hf_lint.cli.session import Session
from hf_lint.formats import render
from hf_lint.formats.report import Report
from hf_lint.reports.by_ending import missing
from hf_lint.reports.validation.write import FORMATS, write_report
from hf_lint.reports.whole_file import write_whole
from hf_lint.validate.figures import FIGURES
from hf_lint.validate.step import Step

SCHEMA = 1
_FINDINGS = {"validation.sarif": "sarif", "validation.xml": "junit"}


def check_step(paths: Sequence[Path], jobs: int, session: Session, draft: Path, tell: Tell) -> Step:
    """Lints the files, and writes ``validation.*`` into the draft."""
    request = _request(tuple(paths), jobs)
    result, anything = checked(request, session)
    for line in session.warnings():
        tell(f"warning: {line}")
    problems = tuple(sorted(set(result.problems)))
    report = Report(
        tuple(result.findings), problems, result.linted, session.rule_infos(), result.text, session.here.root
    )
    document = _document(request, result, report)
    reports = [name for name in (f"validation{ending}" for ending in FORMATS) if not missing(Path(name))]
    for name in reports:
        write_report(document, draft / name)
    for name, chosen in _FINDINGS.items():
        write_whole(draft / name, render(chosen, report) + "\n")
    nothing = "" if anything else f"no model tests in {', '.join(map(str, paths))}"
    return Step(
        "check",
        command=shlex.join(["hf-lint", "check", *map(str, paths)]),
        exit_code=exit_code(request, result, anything=anything),
        reason="; ".join([*map(str, problems[:1]), *filter(None, [nothing])]),
        reports=(*reports, *_FINDINGS),
        figures=FIGURES["check"](document),
        document=document,
    )


def _request(paths: tuple[Path, ...], jobs: int) -> Request:
    return Request(
        paths=paths, fix=False, diff=False, show_fixes=False, output_file=None, statistics=False,
        write_baseline=False, add_noqa=False, changed_only=False, base_ref=None, stdin_filename=None, jobs=jobs,
        no_cache=False, exit_zero=False, quiet=False, verbose=False,
    )  # fmt: skip


def _document(request: Request, result: Result, report: Report) -> dict[str, Any]:
    """The findings as ``--output-format json`` has them, each with its path as it was given, and what they are of."""
    findings = json.loads(render("json", report))
    return {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "paths": [str(path) for path in request.paths],
        "files": {"linted": result.linted, "skipped": result.seen - result.linted},
        "known": result.known,
        "problems": [str(problem) for problem in report.problems],
        "findings": [{"path": found.path, **raw} for found, raw in zip(report.findings, findings, strict=True)],
    }
