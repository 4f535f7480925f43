"""Fixes as edits of a file's text. Every byte that no edit covers stays as it is."""

from __future__ import annotations

import io
import re
import tokenize
from bisect import bisect_left, insort
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.source import Unreadable, decode, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.finding import Edit, Fix

_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")


class _Replacement(NamedTuple):
    """An edit by offsets into the text, its line ends already those of the file."""

    start: int
    end: int
    text: str

    @property
    def inserts(self) -> bool:
        return self.start == self.end

    def overlaps(self, other: _Replacement) -> bool:
        return self.start < other.end and other.start < self.end

    def clashes(self, other: _Replacement) -> bool:
        """Insertions clash where they merely touch: which of the two texts comes first, no fix alone can know."""
        if self.inserts or other.inserts:
            return self.start <= other.end and other.start <= self.end
        return self.overlaps(other)


def _place(replacement: _Replacement) -> tuple[int, int]:
    return replacement.start, replacement.end


class Draft:
    """A file that takes in fixes one by one, each whole or not at all; the places of all of them are the original's.

    Raises:
        hf_lint.source.Unreadable: the bytes are no Python text.

    """

    def __init__(self, data: bytes) -> None:
        text = decode(data)
        self._encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        self._text = text.removeprefix("\ufeff")
        self._second_mark = text[: len(text) - len(self._text)]
        self._lines = split_lines(self._text)
        self._starts = [0, *accumulate(map(len, self._lines))]
        self._taken: list[_Replacement] = []

    def take(self, fix: Fix) -> bool:
        """Takes a fix in, unless one of its edits overlaps an earlier one's.

        An edit that an earlier fix has made already is not made twice. A fix is refused, too, if it changes nothing,
        if its places are not in the text, or if the file's encoding has no bytes for what it writes.
        """
        replacements = self._replacements(fix)
        fresh = [one for one in replacements if one not in self._near(one)]
        if not replacements or any(one.clashes(other) for one in fresh for other in self._near(one)):
            return False
        for one in fresh:
            insort(self._taken, one, key=_place)
        return True

    @property
    def text(self) -> str:
        """The text with all fixes that were taken in."""
        pieces: list[str] = []
        at = 0
        for start, end, text in self._taken:
            pieces += self._text[at:start], text
            at = end
        return "".join((*pieces, self._text[at:]))

    @property
    def data(self) -> bytes:
        """The file with all fixes that were taken in. Without any it is the original, if that has a round trip."""
        return (self._second_mark + self.text).encode(self._encoding)

    @property
    def reads_back(self) -> bool:
        """Whether the file still declares the encoding that it is written in."""
        try:
            return decode(self.data).removeprefix("\ufeff") == self.text
        except Unreadable:
            return False

    def _near(self, replacement: _Replacement) -> Iterator[_Replacement]:
        """What was taken in and touches this. The list is in order of both ends, since nothing in it overlaps."""
        at = bisect_left(self._taken, _place(replacement), key=_place)
        yield from takewhile(lambda left: left.end >= replacement.start, reversed(self._taken[:at]))
        yield from takewhile(lambda right: right.start <= replacement.end, self._taken[at:])

    def _replacements(self, fix: Fix) -> list[_Replacement]:
        """Nothing if the fix cannot be made."""
        found = [self._replacement(edit) for edit in dict.fromkeys(fix.edits)]
        real = sorted((one for one in found if one is not None), key=_place)
        if len(real) < len(found) or any(one.overlaps(other) for one, other in pairwise(real)):
            return []
        return [one for one in real if self._text[one.start : one.end] != one.text]

    def _replacement(self, edit: Edit) -> _Replacement | None:
        line, column, end_line, end_column = edit.span
        start, end = self._offset(line, column), self._offset(end_line, end_column)
        if start is None or end is None or end < start or not self._encodes(edit.text):
            return None
        newline = self._newline(line)
        text = _BARE_LINE_FEED.sub(newline, edit.text)
        if text and line > len(self._lines) > 0 and not self._lines[-1].endswith(("\n", "\r")):
            text = newline + text
        return _Replacement(start, end, text)

    def _offset(self, line: int, column: int) -> int | None:
        """The line after the last one exists, and is empty. Nothing goes between CR and LF, but before both."""
        length = len(self._lines[line - 1]) if 0 < line <= len(self._lines) else 0
        if not (0 < line <= len(self._lines) + 1 and 0 <= column <= length):
            return None
        offset = self._starts[line - 1] + column
        return offset - 1 if self._text[max(offset - 1, 0) : offset + 1] == "\r\n" else offset

    def _newline(self, line: int) -> str:
        """How the line ends, or the one above it: files with both ends exist."""
        for near in reversed(self._lines[max(line - 2, 0) : line]):
            if ending := near[len(near.rstrip("\r\n")) :]:
                return ending
        return "\n"

    def _encodes(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True


def apply(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The file with as many of the fixes as go together, the earlier before the later.

    Raises:
        hf_lint.source.Unreadable: the bytes are no Python text.

    """
    draft = Draft(data)
    for fix in fixes:
        draft.take(fix)
    return draft.data
