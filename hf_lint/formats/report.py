"""What one run has to say, ready to be written out in any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.finding import page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hf_lint.finding import Finding, Problem


class RuleInfo(NamedTuple):
    """A rule as the formats present it. ``fixable`` is ``always``, ``sometimes`` or ``never``."""

    code: str
    name: str
    summary: str
    help_markdown: str
    preview: bool
    fixable: str

    @property
    def url(self) -> str:
        """The page of the rule."""
        return page_of(self.code, self.name)


@dataclass(frozen=True)
class Report:
    """Findings in order, what could not be done, and what the formats need to present both.

    ``files`` counts the linted files. ``sources`` gives the decoded text of a path, and an empty text once it cannot
    be read any more. ``root`` is the project's folder; gitlab and sarif name files relative to it.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    files: int
    rules: tuple[RuleInfo, ...]
    sources: Callable[[str], str]
    root: Path
