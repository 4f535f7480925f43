"""Fixing one file: passes of linting and editing until nothing is left to do. What would break the file is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hf_lint.finding import Edit, Finding, Problem, Span
from hf_lint.fixing.edits import Draft
from hf_lint.fixing.soundness import soundness
from hf_lint.lint import Outcome, lint
from hf_lint.source import Source, Unreadable
from hf_lint.suppression import Suppressions

if TYPE_CHECKING:
    from pathlib import Path

    from hf_lint.rule import Rule
    from hf_lint.settings.model import Settings

MAX_STALLED = 50
"""So many passes may go by without leaving fewer findings to fix than any pass before them."""


@dataclass(frozen=True)
class Fixed:
    """What fixing one file came to.

    ``applied`` has the findings that were fixed, each with its place in the text of its own pass; ``remaining`` is
    the outcome of linting ``data``; ``problems`` tells which fixes were left out, and why.
    """

    data: bytes
    applied: tuple[Finding, ...]
    remaining: Outcome
    problems: tuple[Problem, ...] = ()


def any_code(code: str) -> bool:
    """Lets the fixes of every rule through."""
    return bool(code)


def fix_file(path: str, data: bytes, rules: Sequence[Rule], settings: Settings, *, unsafe: bool = False,
             fixable: Callable[[str], bool] = any_code, location: Path | None = None,
             linter: Callable[..., Outcome] = lint) -> Fixed:  # fmt: skip
    """Applies the fixes of one file in memory; :func:`hf_lint.fixing.atomic_write.write` puts them on disk.

    Safe fixes only, unless ``unsafe``; and only of the codes that ``fixable`` lets through. ``linter`` is ``lint``, or
    ``lint_test_file`` where the file is known to be a model test. A rule whose fixes never come to rest is left out
    altogether, so that a second run finds nothing to do.
    """
    restless: dict[str, Problem] = {}

    def linted(content: bytes) -> Outcome:
        return linter(path, content, rules, settings, location=location)

    def wanted(finding: Finding) -> bool:
        allowed = finding.fix is not None and (unsafe or finding.fix.safe) and fixable(finding.code)
        return allowed and finding.code not in restless

    always = frozenset(rule.code for rule in rules if not rule.suppressible)
    while True:
        fixing = _Fixing(data, linted, wanted, always)
        if fixing.to_rest():
            return replace(fixing.fixed(), problems=(*fixing.problems, *restless.values()))
        restless |= {code: _restless(finding) for code, finding in fixing.restless.items()}


def _restless(finding: Finding) -> Problem:
    message = f"{finding.code} ({finding.name}): its fixes never come to rest in this file; left out"
    return Problem(finding.path, finding.span.line, finding.span.column, message)


class _Fixing:
    """The passes over one file."""

    def __init__(self, data: bytes, linted: Callable[[bytes], Outcome], wanted: Callable[[Finding], bool],
                 always: frozenset[str]) -> None:  # fmt: skip
        self._data, self._linted, self._wanted, self._always = data, linted, wanted, always
        self._outcome = linted(data)
        self._applied: list[Finding] = []
        self.restless: dict[str, Finding] = {}
        self.problems: list[Problem] = []

    def fixed(self) -> Fixed:
        return Fixed(self._data, tuple(self._applied), self._outcome, tuple(self.problems))

    def to_rest(self) -> bool:
        """Passes until one changes nothing; False if that never comes, with ``restless`` naming who is to blame."""
        fewest, stalled = None, 0
        while (due := self._due()) and (applied := self._pass(due)):
            if fewest is None or len(due) < fewest:
                fewest, stalled = len(due), 0
            elif (stalled := stalled + 1) > MAX_STALLED:
                return False
            elif stalled > MAX_STALLED // 2:
                self.restless.update((finding.code, finding) for finding in applied)
        return True

    def _due(self) -> list[Finding]:
        self.problems = []
        due = [finding for finding in self._outcome.findings if self._wanted(finding)]
        if not due:
            return []
        try:
            source = Source(self._data)
            exact = Draft(self._data).data == self._data
        except Unreadable:
            return []
        if not exact:
            message = "reads and writes differently in the encoding it declares; not fixed"
            self.problems.append(Problem(due[0].path, 1, 0, message))
            return []
        suppressions = Suppressions(source.text, source.lines)
        return [finding for finding in due if not self._touches_suppressed(finding, suppressions)]

    def _touches_suppressed(self, finding: Finding, suppressions: Suppressions) -> bool:
        """Whether an edit reaches a line where the author wants to hear nothing of this rule."""
        if finding.fix is None or finding.code in self._always:
            return False
        lines = {line for edit in finding.fix.edits for line in _touched(edit)}
        return any(suppressions.hides(replace(finding, span=Span(line, 0, line, 0))) for line in lines)

    def _pass(self, due: list[Finding]) -> list[Finding]:
        """Applies what goes together and does no harm, and tells what that was."""
        while self._harm_of(due):
            due = self._without_culprit(due)
        draft, taken = self._draft(due)
        if taken:
            self._data = draft.data
            self._applied += taken
            self._outcome = self._linted(self._data)
        return taken

    def _draft(self, due: Sequence[Finding]) -> tuple[Draft, list[Finding]]:
        draft = Draft(self._data)
        return draft, [finding for finding in due if finding.fix is not None and draft.take(finding.fix)]

    def _harm(self, draft: Draft) -> str:
        """What the fixes would break, or nothing."""
        if not draft.reads_back:
            return "it would lose the declaration of its encoding"
        after = soundness(draft.data)
        return after.reason if after.is_worse_than(soundness(self._data)) else ""

    def _without_culprit(self, due: list[Finding]) -> list[Finding]:
        """Drops the fix that first does harm: for good if it does so alone, else until the next pass."""
        _, taken = self._draft(due)
        harmless = bisect_left(range(1, len(taken) + 1), True, key=lambda size: bool(self._harm_of(taken[:size])))
        culprit = taken[harmless]
        if reason := self._harm_of([culprit]):
            line, column, *_ = culprit.span
            message = f"{culprit.code} ({culprit.name}): its fix would break this file ({reason}); left out"
            self.problems.append(Problem(culprit.path, line, column, message))
        return [finding for finding in due if finding is not culprit]

    def _harm_of(self, findings: Sequence[Finding]) -> str:
        return self._harm(self._draft(findings)[0])


def _touched(edit: Edit) -> range:
    """The lines of which an edit takes something away, or into which it puts something."""
    line, column, end_line, end_column = edit.span
    if edit.span[:2] == edit.span[2:] and column == 0 and edit.text.endswith("\n"):
        return range(0)
    return range(line, end_line + (end_column > 0 or end_line == line))
