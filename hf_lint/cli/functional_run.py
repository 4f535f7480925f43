"""One run of ``hf-lint functional``: what to run, where it is recorded, what is told of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import Any

import click

from hf_lint.cache import FOLDER, prepare
from hf_lint.catalog.choice import catalog_for
from hf_lint.cli.failure import CLEAN, FAILED, FINDINGS, say
from hf_lint.cli.functional_summary import Watching
from hf_lint.cli.reading import content_of
from hf_lint.cli.report_file import written
from hf_lint.cli.session import Session
from hf_lint.files.changed_files import changed_files
from hf_lint.files.discovery import discover
from hf_lint.lint import uses_transformers
from hf_lint.reports.functional.write import default_files, write_report
from hf_lint_functional.document import document
from hf_lint_functional.hardware import Hardware, NoSuchDevice, detect
from hf_lint_functional.hub.process import HubFailed
from hf_lint_functional.kind_of_hub import HubKind
from hf_lint_functional.last_failed import recalled, remember
from hf_lint_functional.outcome import Outcome
from hf_lint_functional.request import Request, RequestError
from hf_lint_functional.run import FAILING, Plan, outcomes, planned
from hf_lint_functional.runner.journal import Journal, JournalError, fingerprint
from hf_lint_functional.runner.pool import RunnerError
from hf_lint_functional.stale_folders import remove_stale

_NARROWING = ("model_types", "family", "task", "changed_only", "last_failed", "shard")


def functional(paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    """Runs it all and returns the exit code."""
    session = Session({})
    hardware = detect()
    cache = session.here.cache_dir or session.here.root / FOLDER
    state = cache / "functional"
    try:
        request = _request(paths, options, session, hardware, state)
        plan = planned(request, session.settings, catalog_for(session.here))
        rightly_empty = not plan.keys() and _may_be_empty(request, options, session)
    except (NoSuchDevice, RequestError) as error:
        say([str(error.args[0])])
        return FAILED
    if rightly_empty:
        click.echo(f"There is {_nothing(paths, options)}")
        nothing = document(request, hardware, [], 0.0, 0)
        return CLEAN if _write(nothing, {**options, "no_reports": True}) else FAILED
    if not plan.keys():
        say([_nothing(paths, options)])
        return FAILED
    if not written([cache], prepare):
        return FAILED
    return _run(request, plan, options, hardware, state)


def _may_be_empty(request: Request, options: dict[str, Any], session: Session) -> bool:
    """Whether the user has to expect that nothing is left: nothing was changed, or other shards have it all."""
    if options["changed_only"] or options["last_failed"]:
        return True
    whole = replace(request, shard=(1, 1))
    return whole != request and bool(planned(whole, session.settings, catalog_for(session.here)).keys())


def _request(
    paths: tuple[Path, ...], options: dict[str, Any], session: Session, hardware: Hardware, state: Path
) -> Request:
    sweeping = bool(options["model_types"]) and not paths
    files = () if sweeping else tuple(_files(paths or (Path(),), options, session))
    return Request(
        files=files,
        model_types=options["model_types"],
        families=options["family"],
        tasks=options["task"],
        max_tests=options["max_tests"] or 0,
        device=hardware.choose(options["device"]),
        hub=HubKind(options["hub"]),
        timeout=options["timeout"],
        memory=options["memory"],
        jobs=options["jobs"] or os.cpu_count() or 1,
        seed=options["seed"],
        shard=options["shard"] or (1, 1),
        sabotage=options["sabotage"],
        all_classes=options["all_classes"],
        pipelines=options["pipelines"],
        tokenizers=options["tokenizers"],
        exit_first=options["exit_first"],
        only=recalled(state, files) if options["last_failed"] else None,
    )


def _files(paths: tuple[Path, ...], options: dict[str, Any], session: Session) -> list[Path]:
    """Test files below the folders that use transformers, and every file that is named. Problems are said at once."""
    found = discover(paths, session.settings)
    say(found.problems)
    if found.problems:
        sys.exit(FAILED)
    files = [path for path in found.files if path in found.explicit or uses_transformers(content_of(path))]
    if options["changed_only"]:
        changed = changed_files(Path.cwd(), options["base_ref"])
        files = [path for path in files if path.resolve() in changed]
    return files


def _nothing(paths: tuple[Path, ...], options: dict[str, Any]) -> str:
    where = ", ".join(map(str, paths)) or ("the installed transformers" if options["model_types"] else "this folder")
    narrowed = [f"--{name.replace('_', '-')}" for name in _NARROWING if options[name]]
    return f"nothing to run in {where}" + (f" that {' and '.join(narrowed)} would leave" if narrowed else "")


def _run(request: Request, plan: Plan, options: dict[str, Any], hardware: Hardware, state: Path) -> int:
    identity = fingerprint({**request.identity(), "packages": hardware.packages})
    started, results = time.monotonic(), list[Outcome]()
    folder = state / identity[:12]
    remove_stale(other for other in state.glob("*") if other != folder)
    watching = Watching(len(plan.keys()), quiet=options["quiet"])
    code = CLEAN
    try:
        with Journal(folder / "journal.jsonl", identity, resume=options["resume"]) as journal, watching:
            for outcome in outcomes(request, plan, journal, folder):
                results.append(outcome)
                watching.tell(outcome)
    except KeyboardInterrupt:
        say(["stopped; --resume goes on from here"])
        code = 130
    except (JournalError, RunnerError, HubFailed) as error:
        say([str(error)])
        code = FAILED
    found = document(request, hardware, results, time.monotonic() - started, len(plan.keys()))
    watching.summarise(found)
    is_complete = len(results) == len(plan.keys())
    kept = written([state], partial(remember, results=results, is_complete=is_complete))
    wrote = _write(found, options)
    return code or (_code(results, options["fail_on"]) if kept and wrote else FAILED)


def _code(results: Sequence[Outcome], fail_on: Sequence[str]) -> int:
    bad = {verdict.value for verdict in FAILING} | set(fail_on)
    return FINDINGS if any(outcome.verdict.value in bad for outcome in results) else CLEAN


def _write(found: dict[str, Any], options: dict[str, Any]) -> bool:
    """Whether all reports could be written."""
    files = list(options["reports"])
    if not options["no_reports"]:
        stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H%M%SZ")
        files += default_files(options["reports_dir"] / stamp)
    done = written(files, partial(write_report, found))
    if done and not options["quiet"]:
        click.echo(f"Reports: {', '.join(map(str, done))}")
    return done == files
