"""One run of ``hf-lint templates``: read the templates, compare the tests, lint the templates, tell."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.failure import CLEAN, FAILED, FINDINGS, say
from hf_lint.cli.reading import content_of
from hf_lint.cli.report_file import written
from hf_lint.cli.session import Session
from hf_lint.cli.templates_table import show
from hf_lint.files.discovery import discover
from hf_lint.finding import Finding
from hf_lint.lint import lint_test_file, uses_transformers
from hf_lint.project import default_jobs
from hf_lint.reports.templates.write import write_report
from hf_lint.templates.structural_diff import structural_diff
from hf_lint.templates.structure import structure_of
from hf_lint.templates.survey import Comparison, TestRecord, document
from hf_lint.templates.template_files import TemplateFile, read_template, template_paths

_WORTH_A_PROCESS = 40  # tests
# What speaks of placeholders and of the file's name, both of which a template has by right.
_NOT_FOR_TEMPLATES = frozenset({"HFT002", "HFT003", "HFT004"})


def compare(options: dict[str, Any]) -> int:
    """Runs it all and returns the exit code."""
    session = Session({})
    places = options["templates"] or ((session.here.templates,) if session.here.templates else ())
    if not places:
        say(["no templates: give --templates DIR, or the setting `templates`"])
        return FAILED
    try:
        templates = [read_template(path) for path in template_paths(places)]
    except OSError as error:
        say([f"{error.filename}: {error.strerror}"])
        return FAILED
    if not templates:
        say([f"{', '.join(map(str, places))}: no templates there"])
        return FAILED
    if options["diff"]:
        return _diff(Comparison(templates), options["diff"])
    return _survey(session, templates, options)


def _survey(session: Session, templates: Sequence[TemplateFile], options: dict[str, Any]) -> int:
    files = _tests(session, options["tests"] or (Path(),), templates)
    if not files:
        say([f"{', '.join(map(str, options['tests'] or ('this folder',)))}: no model tests there"])
        return FAILED
    records = list(_records(Comparison(templates), files, options["jobs"] or default_jobs()))
    found = document(templates, records, {str(each.path): _lint(session, each) for each in templates})
    if not options["quiet"]:
        show(found)
    if len(written(options["reports"], partial(write_report, found))) < len(options["reports"]):
        return FAILED
    return FINDINGS if _is_wrong(found["suite"], options["fail_over"]) else CLEAN


def _is_wrong(suite: dict[str, Any], fail_over: float | None) -> bool:
    drifted = fail_over is not None and (suite["worst_drift"] or 0) > fail_over
    wrong = ("broken_templates", "template_findings", "unmatched", "with_residue")
    return drifted or any(suite[name] for name in wrong)


def _tests(session: Session, places: Sequence[Path], templates: Sequence[TemplateFile]) -> list[Path]:
    found = discover(places, session.settings)
    if found.problems:
        say(found.problems)
        sys.exit(FAILED)
    own = {template.path.resolve() for template in templates}
    return [path for path in found.files if uses_transformers(content_of(path)) and path.resolve() not in own]


_comparison: list[Comparison] = []


def _remember(comparison: Comparison) -> None:
    _comparison[:] = [comparison]


def _record(path: Path) -> TestRecord:
    return _comparison[0].test(path)


def _records(comparison: Comparison, files: Sequence[Path], jobs: int) -> Iterator[TestRecord]:
    if jobs <= 1 or len(files) < _WORTH_A_PROCESS:
        yield from map(comparison.test, files)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() and os.name == "posix" else None
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(jobs, context, _remember, (comparison,)) as pool:
        yield from pool.map(_record, files, chunksize=8)


def _lint(session: Session, template: TemplateFile) -> list[Finding]:
    """What the rules say of a template, read as the test that it is to become. Jinja is none of their business."""
    if template.is_jinja:
        return []
    rules, settings = session.rules_for(template.path)
    fitting = tuple(rule for rule in rules if rule.code not in _NOT_FOR_TEMPLATES)
    name = str(template.path.with_name(f"test_{template.path.stem}.py"))
    return list(lint_test_file(name, template.data, fitting, settings, location=template.path.absolute()).findings)


def _diff(comparison: Comparison, path: Path) -> int:
    """Prints the difference; exit code 1 says that there is one, or nothing to compare with."""
    try:
        record = comparison.test(path)
    except OSError as error:
        say([f"{path}: {error.strerror}"])
        return FAILED
    if record.origin is None:
        say([f"{path}: nothing to compare"])
        return FAILED
    name = record.origin.template or record.origin.nearest
    ours, theirs = (structure_of(str(each), Path(each).read_bytes(), with_text=True) for each in (path, name))
    nearest = "" if record.origin.template else " (nearest, no match)"
    click.echo(f"--- {name}{nearest}\n+++ {path}")
    lines = list(structural_diff(ours, theirs))
    for line in lines:
        click.secho(line, fg={"-": "red", "+": "green", "@": "cyan"}[line[0]])
    return FINDINGS if lines or not record.origin.template else CLEAN
