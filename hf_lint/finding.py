"""What the linter says: a place, a code, a sentence and perhaps a fix. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

DOCUMENTATION = "https://hf-lint.readthedocs.io/rules/"
OF_OTHERS = "HFT8"
"""Codes that begin so are left to rules of other packages."""


def page_of(code: str, name: str) -> str:
    """The page of a rule; of one from another package, the page on such packages."""
    if code.startswith(OF_OTHERS):
        return DOCUMENTATION.replace("/rules/", "/third-party-rules/")
    return f"{DOCUMENTATION}{name}"


class Span(NamedTuple):
    """A stretch of a file. Lines count from 1, columns from 0, both in code points, as ``str`` slices do.

    The end is exclusive: ``Span(3, 4, 3, 9)`` covers five characters of line 3.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """Replaces what the span covers by the text; an empty span inserts, an empty text deletes."""

    span: Span
    text: str


@dataclass(frozen=True)
class Fix:
    """Edits that together mend one finding.

    A safe fix keeps what the author plainly meant and cannot make a sound test fail; every other one is applied
    only on request.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool

    @property
    def applicability(self) -> str:
        """The word other linters use for it: ``safe`` or ``unsafe``."""
        return "safe" if self.safe else "unsafe"


@dataclass(frozen=True, order=True)
class Finding:
    """One defect at one place. Findings sort by path, place and code."""

    path: str
    span: Span
    code: str
    name: str
    message: str
    fix: Fix | None = field(default=None, compare=False)

    @property
    def url(self) -> str:
        """The page of the rule that speaks here."""
        return page_of(self.code, self.name)


@dataclass(frozen=True, order=True)
class Problem:
    """Why a file, or a part of the job, could not be done: one line for the reader, and exit code 2.

    ``line`` is 0 where the cause has no place inside the file.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column + 1}" if self.line else ""
        return f"{self.path}{place}: {self.message}"
