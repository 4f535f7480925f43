"""What a terminal shows of a validation: each step as it goes, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.status import Status
from rich.text import Text

from hf_lint.reports.summary.markdown import figures_line
from hf_lint.validate.step import FAILED, FINDINGS, PASSED, Step

_REMARK = " " * 14  # as `hf-lint functional` indents the reason below an outcome
_STYLES = {PASSED: "green", FINDINGS: "yellow", FAILED: "red", "incomplete": "red"}


class Watching:
    """One line for each step; on a terminal also what the step is at."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet, self._console = quiet, Console(highlight=False, soft_wrap=True)
        self._status: Status | None = None

    @contextmanager
    def during(self, name: str) -> Iterator[None]:
        """Shows that a step is at work."""
        if self._quiet or not self._console.is_terminal:
            yield
            return
        with self._console.status(f"{name} ...") as self._status:
            yield
        self._status = None

    def tell(self, name: str, line: str) -> None:
        """Shows what its command says, but for remarks on the line above."""
        if self._status is not None and line.strip() and not line.startswith(_REMARK):
            self._status.update(Text(f"{name} {line.strip()}"[: self._console.width - 4]))

    def done(self, step: Step) -> None:
        """A step has ended."""
        if self._quiet:
            return
        line = Text.assemble(f"{step.name:<11}", (f"{step.status:<18}", _STYLES.get(step.status, "dim")))
        line.append(figures_line(step.to_json()))
        line.append(f"  {step.seconds:.1f} s" if step.exit_code is not None else "", style="dim")
        self._console.print(line)

    def summarise(self, document: Mapping[str, Any], folder: Path) -> None:
        """The verdict, what got worse, and what to do next."""
        if not self._quiet:
            self._regressions(document)
            self._actions(document)
            self._console.print("")
        verdict = document["verdict"]
        line = Text.assemble("Verdict: ", (verdict, f"bold {_STYLES.get(verdict, '')}"))
        line.append(f" (exit code {document['exit_code']}) in {document['seconds']:.1f} s. Reports: {folder}")
        self._console.print(line)

    def _regressions(self, document: Mapping[str, Any]) -> None:
        if document["regressions"]:
            self._console.print(f"\nWorse than in {document['compared_with']}:", markup=False)
            for each in document["regressions"]:
                self._console.print(f"  {each['metric']}: {each['before']:g} -> {each['after']:g}", markup=False)

    def _actions(self, document: Mapping[str, Any]) -> None:
        if document["actions"]:
            self._console.print("\nWhat to do next:")
        for number, each in enumerate(document["actions"], start=1):
            self._console.print(f"{number:>3}. {each['why']}\n     {each['command']}", markup=False)
