"""One run of ``hf-lint generator``: choose model types, try the command, tell."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import catalog_for
from hf_lint.cli.extra import require
from hf_lint.cli.failure import CLEAN, FAILED, FINDINGS, say
from hf_lint.cli.generator_table import Watching, show
from hf_lint.cli.report_file import written
from hf_lint.cli.session import Session
from hf_lint.finding import Finding
from hf_lint.generator.attempt import Attempt, absolute
from hf_lint.generator.checks import Check
from hf_lint.generator.limits import Limits
from hf_lint.generator.sample import families_of, stratified
from hf_lint.generator.validation import Trial, document, validate
from hf_lint.lint import lint_test_file
from hf_lint.reports.generator.write import write_report
from hf_lint.templates.survey import Comparison
from hf_lint.templates.template_files import read_template, template_paths

_EXTRA = ("torch", "transformers", "psutil")


def check_generator(command: Sequence[str], options: dict[str, Any]) -> int:
    """Runs it all and returns the exit code."""
    if options["functional"]:
        require(*_EXTRA, extra="functional")
    session = Session({"target_transformers": options["target_transformers"]})
    catalog = catalog_for(session.here)
    model_types = _model_types(catalog, options)
    if unknown := [name for name in model_types if name not in catalog.model_types]:
        say([f"transformers {catalog.version} has no model type `{unknown[0]}`"])
        return FAILED
    with tempfile.TemporaryDirectory(prefix="hf-lint-generator-") as name:
        folder = Path(name).resolve()
        try:
            further = _further(folder, options)
            limits = Limits(options["timeout"], options["max_output"])
            trial = Trial(
                absolute(command), model_types, catalog, _linting(session), limits, options["file_name"],
                options["cwd"], further,
            )  # fmt: skip
            with Watching(len(model_types), quiet=options["quiet"]) as watching:
                answers = validate(trial, folder / "scratch", watching.tell)
        except OSError as error:
            say([f"{error.filename or folder}: {error.strerror}"])
            return FAILED
    found = document(trial, answers)
    if not options["quiet"]:
        show(found)
    if len(written(options["reports"], partial(write_report, found))) < len(options["reports"]):
        return FAILED
    return FINDINGS if any(each.wrong for each in answers) else CLEAN


def _model_types(catalog: Catalog, options: dict[str, Any]) -> list[str]:
    named = [name.strip() for names in options["model_types"] for name in names.split(",") if name.strip()]
    return named or stratified(families_of(catalog), options["max_tests"], options["seed"])


def _linting(session: Session) -> Callable[[str, bytes], Sequence[Finding]]:
    """All rules that the settings of the current folder select, as ``hf-lint check`` would run them here."""

    def lint(name: str, data: bytes) -> Sequence[Finding]:
        rules, settings = session.rules_for(Path(name))
        return lint_test_file(name, data, rules, settings, location=Path(name).absolute()).findings

    return lint


def _further(folder: Path, options: dict[str, Any]) -> list[Callable[[Sequence[Attempt]], Check]]:
    further: list[Callable[[Sequence[Attempt]], Check]] = []
    if options["templates"]:
        comparison = Comparison([read_template(path) for path in template_paths(options["templates"])])
        further.append(lambda done: _matches(done, comparison, folder / "matched", options["max_drift"]))
    if options["functional"]:
        further.append(lambda done: _functional(done, folder / "functional"))
    return further


def _written(done: Sequence[Attempt], folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / each.name for each in done]
    for path, each in zip(paths, done, strict=True):
        path.write_bytes(each.data or b"")
    return paths


def _matches(done: Sequence[Attempt], comparison: Comparison, folder: Path, most: float | None) -> Check:
    """Each file came from one of the templates, and is not too far from it."""
    wrong = []
    for each, path in zip(done, _written(done, folder), strict=True):
        record = comparison.test(path)
        if record.drift is None or record.origin is None:
            wrong.append(f"{each.model_type}: matches no template")
        elif most is not None and record.drift.score > most:
            wrong.append(f"{each.model_type}: has drifted by {record.drift.score} from {record.origin.template}")
        elif record.left:
            wrong.append(f"{each.model_type}: {', '.join(record.left)} of {record.origin.template} left")
    return Check("matches a template", len(done), tuple(wrong))


def _functional(done: Sequence[Attempt], folder: Path) -> Check:
    """Each file passes when it is really run."""
    paths = _written(done, folder)
    if not paths:
        return Check("runs functionally", 0)
    report = folder / "report.json"
    command = [sys.executable, "-m", "hf_lint", "functional", *(path.name for path in paths)]
    ran = subprocess.run(
        [*command, "--report", report.name, "--no-reports", "--quiet"], cwd=folder, check=False, text=True,
        capture_output=True,
    )  # fmt: skip
    if not report.is_file():
        last = (ran.stderr or ran.stdout).strip().rpartition("\n")[2]
        return Check("runs functionally", len(paths), (f"could not be run: {last}",))
    verdicts = {Path(each["name"]).name: each for each in json.loads(report.read_text(encoding="utf-8"))["results"]}
    wrong = [_verdict(each, verdicts.get(each.name)) for each in done]
    return Check("runs functionally", len(paths), tuple(filter(None, wrong)))


def _verdict(attempt: Attempt, result: dict[str, Any] | None) -> str:
    if result is None:
        return f"{attempt.model_type}: no result"
    if result["verdict"] == "passed":
        return ""
    return f"{attempt.model_type}: {result['verdict']}: {' '.join(str(result.get('reason') or '').split())[:200]}"
