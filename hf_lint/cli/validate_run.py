"""One run of ``hf-lint validate``: step by step, then the summary, the report folder and the history."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from hf_lint.cli.failure import FAILED, say
from hf_lint.cli.session import Session
from hf_lint.cli.validate_steps import Steps
from hf_lint.cli.validate_table import Watching
from hf_lint.reports.by_ending import missing
from hf_lint.reports.summary.step_summary import VARIABLE, append_to
from hf_lint.reports.summary.write import FORMATS, write_report
from hf_lint.validate.history import HistoryError, read_history, record, run_of
from hf_lint.validate.report_folder import LATEST, ReportFolder, point_to
from hf_lint.validate.revision import revision
from hf_lint.validate.step import STEPS, Step
from hf_lint.validate.summary import Past, summary
from hf_lint.validate.trend import trend, usual

LOG = "validation.log"
_RUNS = 50  # as many as a chart is readable with


class _Log:
    """``validation.log``, complete up to now at any time; each line begins with the time in UTC."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace", buffering=1)

    def __call__(self, line: str) -> None:
        self._file.write(f"{datetime.now(timezone.utc).isoformat(timespec='milliseconds')} {line}\n")

    def __enter__(self) -> _Log:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


def validate(paths: tuple[Path, ...], options: Mapping[str, Any]) -> int:
    """Runs it all and returns the exit code."""
    session = Session({})
    session.selection(session.here)  # what is wrong with the settings is wrong for every step
    try:
        folder = ReportFolder(options["reports_dir"])
    except OSError as error:
        say([f"{error.filename}: {error.strerror}"])
        return FAILED
    try:
        return _run(folder, Steps(paths, options, session, folder.draft))
    except KeyboardInterrupt:
        say(["stopped; no reports were written"])
        return 130
    except OSError as error:
        say([f"{error.filename or folder.reports}: cannot be written: {error.strerror}"])
        return FAILED
    finally:
        folder.discard()


def _run(folder: ReportFolder, steps: Steps) -> int:
    started = time.monotonic()
    watching = Watching(quiet=steps.options["quiet"])
    with _Log(folder.draft / LOG) as log:
        done = [_step(name, steps, log, watching) for name in STEPS]
        past = _past(folder.reports, steps.options["against"] or "")
        paths = [str(path) for path in steps.paths]
        found = summary(done, paths, time.monotonic() - started, past, revision())
        _write(found, folder, past)
        log(f"verdict: {found['verdict']}, exit code {found['exit_code']}")
    target = folder.publish()
    problems = [past.trouble] if past.trouble else _record(folder, steps.options["keep"])
    warnings = [*_latest(target), *_tell_the_job(found)]
    watching.summarise(found, target)
    say(problems)
    for warning in warnings:  # no part of the verdict, which is written down by now
        click.echo(f"warning: {warning}", err=True)
    return FAILED if problems else int(found["exit_code"])


def _step(name: str, steps: Steps, log: _Log, watching: Watching) -> Step:
    def tell(line: str) -> None:
        line = line.replace(f"{steps.draft}{os.sep}", "")  # where the reports are now is not where they will be
        log(f"{name}: | {line}")
        watching.tell(name, line)

    log(f"{name}: begins")
    with watching.during(name):
        step = steps.run(name, tell)
    log(f"{name}: {step.status}, {step.seconds:.1f} s" + (f", {step.reason}" if step.reason else ""))
    watching.done(step)
    return step


def _past(reports: Path, against: str) -> Past:
    try:
        return Past(read_history(reports), "", against)
    except HistoryError as error:
        return Past((), str(error), against)


def _write(found: Mapping[str, Any], folder: ReportFolder, past: Past) -> None:
    """The page has the lines of the last runs, and this one."""
    runs = [*past.runs, run_of(folder.stamp, found)][-_RUNS:]
    for ending in FORMATS:
        path = folder.draft / f"summary{ending}"
        if not missing(path):
            write_report(found, path, trend(runs, runs, usual(runs)))


def _tell_the_job(found: Mapping[str, Any]) -> list[str]:
    """GitHub Actions shows this on the page of the job."""
    path = os.environ.get(VARIABLE)
    try:
        if path:
            append_to(Path(path), found)
    except OSError as error:
        return [f"{path}: cannot be written: {error.strerror}"]
    return []


def _record(folder: ReportFolder, keep: int | None) -> list[str]:
    """Only what the history has may go from the folder."""
    try:
        record(folder.reports)
        if keep is not None:
            folder.keep(keep)
    except HistoryError as error:
        return [str(error)]
    except OSError as error:
        return [f"{error.filename or folder.reports}: {error.strerror}"]
    return []


def _latest(target: Path) -> list[str]:
    try:
        point_to(target)
    except OSError as error:
        return [f"{target.parent / LATEST}: cannot be made: {error.strerror}"]
    return []
