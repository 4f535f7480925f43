"""``--fix``, ``--diff`` and ``--add-noqa``: what a run does to files."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hf_lint.finding import Finding, Problem
from hf_lint.fixing.add_noqa import additions
from hf_lint.fixing.atomic_write import write
from hf_lint.fixing.edits import apply
from hf_lint.fixing.fix import Fixed, fix_file
from hf_lint.fixing.unified_diff import diff
from hf_lint.lint import Outcome
from hf_lint.source import Source, Unreadable

if TYPE_CHECKING:
    from hf_lint.cli.request import Request, Result
    from hf_lint.cli.session import Session


@dataclass(frozen=True)
class Fixing:
    """Works on the files of one run."""

    request: Request
    session: Session
    result: Result

    def work_on(self, outcome: Outcome) -> Outcome:
        """Does to the file what was asked for, and returns what there is left to say of it."""
        path = Path(outcome.path)
        try:
            data = path.read_bytes()
        except OSError as error:
            problem = Problem(outcome.path, 0, 0, f"cannot be read: {error.strerror}")
            return replace(outcome, problems=(*outcome.problems, problem))
        if self.request.add_noqa:
            return self._suppress(path, data, outcome)
        if not any(finding.fix is not None for finding in outcome.findings):
            return outcome
        return self._fix(path, data, outcome)

    def fixed(self, path: Path, data: bytes) -> Fixed:
        """The file after its fixes, by the settings that hold for it."""
        rules, settings = self.session.rules_for(path)
        return fix_file(
            str(path),
            data,
            rules,
            settings,
            unsafe=settings.unsafe_fixes,
            fixable=lambda code: self.session.is_fixable(str(path), code),
            location=path.absolute(),
        )

    def _fix(self, path: Path, data: bytes, before: Outcome) -> Outcome:
        fixed = self.fixed(path, data)
        problems = list(fixed.problems)
        if self.request.diff:
            show_diff(str(path), data, fixed)
        elif fixed.data != data and (problem := write(path, data, fixed.data)) is not None:
            return replace(before, problems=(*before.problems, *problems, problem))
        self.result.fixed += fixed.applied
        return replace(fixed.remaining, problems=(*fixed.remaining.problems, *problems))

    def _suppress(self, path: Path, data: bytes, outcome: Outcome) -> Outcome:
        try:
            source = Source(data)
        except Unreadable:
            return outcome
        wanted = [finding for finding in outcome.findings if _can_carry(finding)]
        new = apply(data, additions(source, wanted))
        if (problem := write(path, data, new)) is not None:
            return replace(outcome, problems=(*outcome.problems, problem))
        self.result.fixed += wanted
        return replace(outcome, findings=tuple(f for f in outcome.findings if f not in wanted))


def _can_carry(finding: Finding) -> bool:
    """A syntax error stays one under a comment, and a rule about comments must not be silenced by one."""
    return not finding.code.startswith("HFT9") and finding.code not in ("HFT001", "HFT009")


def show_diff(path: str, data: bytes, fixed: Fixed) -> None:
    """What fixing would change, on standard output."""
    color = sys.stdout.isatty()
    text = diff(path, data, fixed.data, color=color)
    if text:
        click.echo(text, nl=not text.endswith("\n"), color=color or None)


def fix_stdin(request: Request, session: Session, result: Result, path: Path, data: bytes) -> Outcome:
    """Fixes standard input onto standard output, whether or not there was anything to fix."""
    fixed = Fixing(request, session, result).fixed(path, data)
    result.fixed += fixed.applied
    if request.diff:
        show_diff(str(path), data, fixed)
    else:
        sys.stdout.buffer.write(fixed.data)
        sys.stdout.buffer.flush()
        result.texts[str(path)] = Source(fixed.data).text
    return replace(fixed.remaining, problems=(*fixed.remaining.problems, *fixed.problems))
