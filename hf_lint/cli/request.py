"""What one run of ``hf-lint check`` was asked for, and what it has come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hf_lint.cli.session import text_of
from hf_lint.finding import Finding, Problem
from hf_lint.lint import Outcome


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line beyond settings."""

    paths: tuple[Path, ...]
    fix: bool
    diff: bool
    show_fixes: bool
    output_file: Path | None
    reports: tuple[Path, ...]
    statistics: bool
    write_baseline: bool
    add_noqa: bool
    changed_only: bool
    base_ref: str | None
    stdin_filename: str | None
    jobs: int
    no_cache: bool
    exit_zero: bool
    quiet: bool
    verbose: bool


@dataclass
class Result:
    """What a run has come to so far. ``texts`` holds sources that are not, or no longer, what is on disk."""

    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    fixed: list[Finding] = field(default_factory=list)
    linted: int = 0
    seen: int = 0
    known: int = 0
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Takes in what one file has to say."""
        self.seen += 1
        self.linted += outcome.linted
        self.findings += outcome.findings
        self.problems += outcome.problems

    def text(self, path: str) -> str:
        """The text that the findings of a path speak of."""
        return self.texts[path] if path in self.texts else text_of(path)
