"""The steps of ``hf-lint validate``: each is its own command, called with the reports that the summary goes by."""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hf_lint.cache import FOLDER
from hf_lint.cli.called import Tell, call
from hf_lint.cli.check_step import check_step
from hf_lint.cli.failure import FAILED
from hf_lint.cli.session import Session
from hf_lint.coverage.results import newest_results
from hf_lint.reports.by_ending import missing
from hf_lint.validate.figures import FIGURES
from hf_lint.validate.step import Step
from hf_lint.validate.turns import in_turn

_TESTS, _FEW_TESTS = 50, 10
_MODEL_TYPES, _FEW_MODEL_TYPES = 24, 5
_REPORTS = {
    "coverage": ("missing-models", ".json", ".md", ".html"),
    "functional": ("execution", ".json", ".md", ".xml", ".html"),
    "templates": ("templates", ".json", ".md", ".html"),
    "generator": ("generator", ".json", ".md", ".html"),
}


@dataclass(frozen=True)
class Steps:
    """All that the steps need to know. ``draft`` is where they write."""

    paths: tuple[Path, ...]
    options: Mapping[str, Any]
    session: Session
    draft: Path

    def run(self, name: str, tell: Tell) -> Step:
        """Does one step; ``tell`` gets each line that its command prints."""
        if why := self.left_out(name):
            return Step(name, reason=why)
        started = time.monotonic()
        if name == "check":
            step = check_step(self.paths, self.options["jobs"], self.session, self.draft, tell)
        else:
            step = self._called(name, getattr(self, f"_{name}")(), tell)
        return replace(step, seconds=time.monotonic() - started)

    def left_out(self, name: str) -> str:
        """Why a step is not asked for; empty if it is."""
        if name in self.options["skip"]:
            return "--skip"
        if name == "templates" and not (self.options["templates"] or self.session.here.templates):
            return "no --templates, and no setting `templates`"
        if name == "generator" and not self.options["generator"]:
            return "no --generator"
        return ""

    def _called(self, name: str, arguments: Sequence[str], tell: Tell) -> Step:
        stem, *endings = _REPORTS[name]
        files = [f"{stem}{ending}" for ending in endings if not missing(Path(f"{stem}{ending}"))]
        options = [option for file in files for option in ("--report", str(self.draft / file))]
        quiet = () if name == "functional" else ("--quiet",)
        own, dashes, rest = _parted(arguments)
        command = [name, *own, *options, *quiet, *dashes, *rest]
        code, lines = self._in_turn(command, tell) if name == "functional" else call(command, tell)
        document = _document(self.draft / files[0])
        return Step(
            name,
            command=shlex.join(["hf-lint", name, *arguments]),
            exit_code=code if code in (0, 1) and document is not None else FAILED,
            reason=_reason(code, lines),
            reports=tuple(file for file in files if (self.draft / file).is_file()),
            figures={} if document is None else FIGURES[name](document),
            document=document,
        )

    def _in_turn(self, command: Sequence[str], tell: Tell) -> tuple[int, list[str]]:
        """Two functional runs of one project would share their journal, and the later one would refuse to go on."""
        here = self.session.here
        lock = (here.cache_dir or here.root / FOLDER) / "functional" / "validate.lock"
        with in_turn(lock, lambda: tell("waiting for another validation of this project")) as descriptors:
            return call(command, tell, descriptors)

    def _coverage(self) -> list[str]:
        results = newest_results(self.options["reports_dir"])
        going_by = ["--no-results"] if results is None else ["--results", str(results)]
        return [
            *self._paths(),
            *going_by,
            *self._jobs(),
            *(f"--fail-under={_threshold(each)}" for each in self.options["fail_under"]),
        ]

    def _functional(self) -> list[str]:
        usual = _FEW_TESTS if self.options["quick"] else _TESTS
        most = usual if self.options["max_tests"] is None else self.options["max_tests"]
        verdicts = [f"--fail-on={verdict}" for verdict in self.options["fail_on"]]
        return [*self._paths(), "--max-tests", str(most), *verdicts, *self._jobs(), "--no-reports"]

    def _templates(self) -> list[str]:
        given = [option for path in self.options["templates"] for option in ("--templates", str(path))]
        return [*given, *(option for path in self.paths for option in ("--tests", str(path))), *self._jobs()]

    def _generator(self) -> list[str]:
        most = _FEW_MODEL_TYPES if self.options["quick"] else _MODEL_TYPES
        return ["--max-tests", str(most), "--", *shlex.split(self.options["generator"])]

    def _paths(self) -> list[str]:
        return list(map(str, self.paths))

    def _jobs(self) -> list[str]:
        return ["--jobs", str(self.options["jobs"])] if self.options["jobs"] else []


def _parted(arguments: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """What comes before two dashes, those, and what comes after."""
    at = list(arguments).index("--") if "--" in arguments else len(arguments)
    return list(arguments[:at]), list(arguments[at : at + 1]), list(arguments[at + 1 :])


def _threshold(given: tuple[float, str | None]) -> str:
    percent, tier = given
    return f"{percent:g}:{tier}" if tier else f"{percent:g}"


def _document(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _reason(code: int, lines: Sequence[str]) -> str:
    """Whatever the command named as an error, else, if it could not do its job, its last words."""
    errors = [line.removeprefix("error: ") for line in lines if line.startswith("error: ")]
    if errors or code in (0, 1):
        return "; ".join(errors)
    said = [line.strip() for line in lines if line.strip()]
    return f"ended with exit code {code}" + (f": {said[-1]}" if said else "")
