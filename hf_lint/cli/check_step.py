"""The step ``check`` of a validation: what ``hf-lint check`` finds, as a document and its reports."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from hf_lint.cli.called import Tell
from hf_lint.cli.check_report import document, report_of
from hf_lint.cli.check_run import checked, exit_code
from hf_lint.cli.request import Request
from hf_lint.cli.session import Session
from hf_lint.formats import render
from hf_lint.reports.by_ending import missing
from hf_lint.reports.validation.write import FORMATS, write_report
from hf_lint.reports.whole_file import write_whole
from hf_lint.validate.figures import FIGURES
from hf_lint.validate.step import Step

_FINDINGS = {"validation.sarif": "sarif", "validation.xml": "junit"}


def check_step(paths: Sequence[Path], jobs: int, session: Session, draft: Path, tell: Tell) -> Step:
    """Lints the files, and writes ``validation.*`` into the draft."""
    request = _request(tuple(paths), jobs)
    result, anything = checked(request, session)
    for line in session.warnings():
        tell(f"warning: {line}")
    report = report_of(result, session)
    found = document(request.paths, result, report)
    reports = [name for name in (f"validation{ending}" for ending in FORMATS) if not missing(Path(name))]
    for name in reports:
        write_report(found, draft / name)
    for name, chosen in _FINDINGS.items():
        write_whole(draft / name, render(chosen, report) + "\n")
    nothing = "" if anything else f"no model tests in {', '.join(map(str, paths))}"
    return Step(
        "check",
        command=shlex.join(["hf-lint", "check", *map(str, paths)]),
        exit_code=exit_code(request, result, anything=anything),
        reason="; ".join([*map(str, report.problems[:1]), *filter(None, [nothing])]),
        reports=(*reports, *_FINDINGS),
        figures=FIGURES["check"](found),
        document=found,
    )


def _request(paths: tuple[Path, ...], jobs: int) -> Request:
    return Request(
        paths=paths, fix=False, diff=False, show_fixes=False, output_file=None, statistics=False,
        write_baseline=False, add_noqa=False, changed_only=False, base_ref=None, stdin_filename=None, jobs=jobs,
        no_cache=False, exit_zero=False, quiet=False, verbose=False, reports=(),
    )  # fmt: skip
