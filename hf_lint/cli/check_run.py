"""One run of ``hf-lint check``: find the files, lint them, then fix, compare or report."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from hf_lint import baseline
from hf_lint.cache import FOLDER, Cache
from hf_lint.cli.check_report import write_reports
from hf_lint.cli.failure import CLEAN, FAILED, FINDINGS, say
from hf_lint.cli.progress import watched
from hf_lint.cli.request import Request, Result
from hf_lint.cli.session import Session
from hf_lint.cli.summary import announce, write_report
from hf_lint.files.changed_files import changed_files
from hf_lint.files.discovery import discover, is_excluded
from hf_lint.finding import Problem
from hf_lint.lint import Outcome, lint
from hf_lint.project import Plan, default_jobs, lint_files
from hf_lint.settings.reader import shown

STDIN = Path("-")


def check(request: Request, session: Session) -> int:
    """Runs it all and returns the exit code."""
    result, anything = checked(request, session)
    if not request.diff:
        write_report(request, session, result)
        if request.reports:
            write_reports(request.reports, request.paths, result, session)
    say(sorted(set(result.problems)))
    for line in session.warnings():
        click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {line}", err=True)
    announce(request, session, result)
    return exit_code(request, result, anything=anything)


def checked(request: Request, session: Session) -> tuple[Result, bool]:
    """What a run finds, before anything is told of it, and whether there was anything to check."""
    session.selection(session.here)  # an unknown code is an error, even where there is nothing to check
    result = Result()
    work = _check_stdin if STDIN in request.paths else _check_files
    anything = work(request, session, result)
    if request.diff:
        result.findings = result.fixed  # under --diff the run is about what would be fixed, and nothing else
    else:
        result.findings.sort()
        _apply_baseline(request, session, result)
    return result, anything


def exit_code(request: Request, result: Result, *, anything: bool) -> int:
    """What the run came to as the shell knows it."""
    if result.problems or not anything:
        return FAILED
    return FINDINGS if result.findings and not request.exit_zero else CLEAN


def _check_stdin(request: Request, session: Session, result: Result) -> bool:
    """Lints standard input under the name it is given; fixed text goes to standard output."""
    from hf_lint.cli.fixing import fix_stdin

    path = Path(request.stdin_filename or "-")
    data = sys.stdin.buffer.read()
    rules, settings = session.rules_for(path)
    result.texts[str(path)] = _text(data)
    if settings.force_exclude and is_excluded(path, settings):
        return True
    outcome = lint(str(path), data, rules, settings, location=path.absolute())
    result.add(outcome if not (request.fix or request.diff) else fix_stdin(request, session, result, path, data))
    return True


def _text(data: bytes) -> str:
    from hf_lint.source import Source, Unreadable

    try:
        return Source(data).text
    except Unreadable:
        return ""


def _check_files(request: Request, session: Session, result: Result) -> bool:
    """False where folders were given and no model test was in them: such a run must not read as clean."""
    force = session.here.force_exclude
    found = discover(request.paths, session.settings, force_exclude=force)
    result.problems += found.problems
    files: Sequence[Path] = found.files
    if request.changed_only:
        changed = changed_files(Path.cwd(), request.base_ref)
        files = [path for path in files if path.resolve() in changed]
    outcomes = sorted(_lint(request, session, files), key=lambda outcome: outcome.path)
    for outcome in _worked_on(request, session, result, outcomes):
        result.add(outcome)
    only_files = all(path.is_file() for path in request.paths)
    return bool(result.linted or request.changed_only or only_files)


def _lint(request: Request, session: Session, files: Sequence[Path]) -> list[Outcome]:
    folder = session.here.cache_dir or session.here.root / FOLDER
    cache = Cache(None if request.no_cache else folder)
    plan = Plan(session.rules_for, cache, request.jobs or default_jobs())
    return list(watched(lint_files(files, plan), len(files), quiet=request.quiet))


def _worked_on(request: Request, session: Session, result: Result, outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    """The outcomes after whatever the run was asked to do with the files."""
    if not (request.fix or request.diff or request.add_noqa):
        return outcomes
    from hf_lint.cli.fixing import Fixing

    fixing = Fixing(request, session, result)
    return (replace(outcome) if not outcome.findings else fixing.work_on(outcome) for outcome in outcomes)


def _apply_baseline(request: Request, session: Session, result: Result) -> None:
    if session.here.baseline is None:
        return
    path = Path(shown(session.here.baseline))
    try:
        if request.write_baseline:
            result.known = baseline.write(path, result.findings, result.text)
            result.findings = []
        else:
            new = baseline.unknown(result.findings, path, baseline.read(path), result.text)
            result.known, result.findings = len(result.findings) - len(new), new
    except baseline.BaselineError as error:
        result.problems.append(Problem(str(path), 0, 0, str(error).removeprefix(f"{path}: ")))
