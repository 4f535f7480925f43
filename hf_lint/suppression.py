"""``# noqa`` comments, read exactly as flake8 reads them: with its own expressions and its own joining of lines."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hf_lint.finding import Finding


class Suppression(NamedTuple):
    """One comment: the line it stands on, and the codes it names; None for all of them."""

    line: int
    codes: tuple[str, ...] | None


class Suppressions:
    """What the comments of one file hide. ``used`` collects the comments that hid something."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        self._lines = _as_flake8_reads(lines) if "\r" in text else lines
        self._any = "noqa" in text.lower()
        self.used: set[int] = set()

    @cached_property
    def whole_file(self) -> bool:
        """A line ``# flake8: noqa``: flake8 then skips the file, whatever codes the comment goes on to name."""
        from flake8.defaults import NOQA_FILE

        return self._any and any(NOQA_FILE.match(line) for line in self._lines)

    def hides(self, finding: Finding) -> bool:
        """Whether flake8 would keep quiet about this finding."""
        if not self._any:
            return False
        if self.whole_file:
            return True
        start, stop = self.joined.get(finding.span.line, (finding.span.line, finding.span.line))
        return self._hides(finding, start, stop)

    def _hides(self, finding: Finding, start: int, stop: int) -> bool:
        from flake8.violation import Violation

        text = "".join(self._lines[start - 1 : stop])
        if "noqa" not in text.lower():
            return False
        line, column = finding.span.line, finding.span.column + 1
        violation = Violation(finding.code, finding.path, line, column, finding.message, text)
        hidden: bool = violation.is_inline_ignored(False)
        if hidden:
            self.used.update(range(start, stop + 1))
        return hidden

    @cached_property
    def joined(self) -> dict[int, tuple[int, int]]:
        """The first and last line that share one comment: multi-line strings and backslashes join lines."""
        found: dict[int, tuple[int, int]] = {}
        try:
            for start, stop in self._ranges():
                found.update(dict.fromkeys(range(start, stop + 1), (start, stop)))
        except (tokenize.TokenError, SyntaxError):
            return {}
        return found

    def _ranges(self) -> Iterator[tuple[int, int]]:
        lines: list[int] = []
        text = io.StringIO("".join(self._lines), newline=None)  # flake8, too, sees every line end as LF
        for token in tokenize.generate_tokens(text.readline):
            if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
                continue
            lines += token.start[0], token.end[0]
            if token.type in (tokenize.NL, tokenize.NEWLINE):
                yield min(lines), max(lines)
                lines = []

    def comments(self) -> Iterator[Suppression]:
        """Every comment that flake8 takes for a suppression, on the line where it stands."""
        from flake8.defaults import NOQA_INLINE_REGEXP

        for number, line in enumerate(self._lines if self._any else (), start=1):
            if (match := NOQA_INLINE_REGEXP.search(line)) is not None:
                codes = match["codes"]
                yield Suppression(number, None if codes is None else tuple(codes.replace(",", " ").split()))


@dataclass(frozen=True)
class Review:
    """What came of the comments of a file that parses.

    ``hidden`` has the findings that they hide, and ``ran`` the codes of the rules that ran on this file to the end.
    """

    path: str
    lines: Sequence[str]
    suppressions: Suppressions
    hidden: tuple[Finding, ...]
    ran: frozenset[str]

    def hides(self, line: int, code: str) -> bool:
        """Whether a comment on this line that names the code hides some finding by it."""
        reach = self._reach(line)
        return any(found.code.startswith(code) and self._reach(found.span.line) == reach for found in self.hidden)

    def _reach(self, line: int) -> tuple[int, int]:
        return self.suppressions.joined.get(line, (line, line))


def _as_flake8_reads(lines: Sequence[str]) -> list[str]:
    """Lines whose ends are line feeds: an end of two characters would shift its expressions."""
    return [line.rstrip("\r\n") + "\n" if line.endswith(("\r", "\n")) else line for line in lines]
