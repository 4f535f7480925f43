"""The lines of a file around a finding, with the place underlined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from hf_lint.finding import Span
from hf_lint.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hf_lint.formats.paint import Paint

_CONTEXT = 2
# A longer stretch is cut in the middle: its ends tell which one is meant.
_LONGEST = 12
_ENDS = 5
_WHOLE_FILE = Span(1, 0, 1, 0)
_LINE_END = re.compile(r"\r\n?|\n")


class Excerpt(NamedTuple):
    """Rows ready to print, and the width of their line numbers."""

    rows: tuple[str, ...]
    gutter: int


def split_lines(text: str) -> list[str]:
    """The lines as Python's tokenizer counts them: a form feed ends none. A leading byte order mark is no part."""
    return _LINE_END.split(text.removeprefix("\ufeff"))


def excerpt(lines: Sequence[str], span: Span, paint: Paint) -> Excerpt:
    """Up to two lines of context on either side.

    No rows for a span outside the text, nor for the empty one at the very start, which stands for the whole file.
    """
    if span == _WHOLE_FILE or not any(lines) or span.line > len(lines):
        return Excerpt((), 0)
    span = _clipped(lines, span)
    first, last = _context(lines, span)
    gutter = len(str(last))
    draw = _one_line if span.line == span.end_line else _many_lines
    rows = [_row("", gutter, "", paint), *draw(lines, span, range(first, last + 1), gutter, paint)]
    if last > span.end_line:
        rows.append(_row("", gutter, "", paint))
    return Excerpt(tuple(rows), gutter)


def _clipped(lines: Sequence[str], span: Span) -> Span:
    """A span up to the start of a line ends with the line before it."""
    end_line, end_column = min((span.end_line, span.end_column), (len(lines), len(lines[-1])))
    if end_column == 0 and end_line > span.line:
        end_line, end_column = end_line - 1, len(lines[end_line - 2])
    return Span(span.line, span.column, end_line, end_column)


def _context(lines: Sequence[str], span: Span) -> tuple[int, int]:
    first, last = max(1, span.line - _CONTEXT), min(len(lines), span.end_line + _CONTEXT)
    while first < span.line and not lines[first - 1].strip():
        first += 1
    while last > span.end_line and not lines[last - 1].strip():
        last -= 1
    return first, last


def _row(number: str, gutter: int, text: str, paint: Paint) -> str:
    bar = paint("|", fg="bright_blue", bold=True)
    margin = paint(f"{number:>{gutter}}", fg="bright_blue", bold=True) if number else " " * gutter
    return f"{margin} {bar} {text}" if text else f"{margin} {bar}"


def _one_line(lines: Sequence[str], span: Span, shown: range, gutter: int, paint: Paint) -> Iterator[str]:
    for number in shown:
        yield _row(str(number), gutter, printable(lines[number - 1]), paint)
        if number == span.line:
            start, end = _cells(lines, number, span.column), _cells(lines, number, span.end_column)
            yield _row("", gutter, " " * start + _red("^" * max(1, end - start), paint), paint)


def _many_lines(lines: Sequence[str], span: Span, shown: range, gutter: int, paint: Paint) -> Iterator[str]:
    """A line down the left side joins the first and the last character."""
    from_margin = not lines[span.line - 1][: span.column].strip()
    cut = _cut(span)
    for number in shown:
        if number in cut:
            if number == cut[0]:
                yield "..."
            continue
        side = _side(number, span, from_margin)
        yield _row(str(number), gutter, f"{_red(side, paint)} {printable(lines[number - 1])}".rstrip(), paint)
        if number == span.line and not from_margin:
            rule = "_" * (_cells(lines, number, span.column) + 1)
            yield _row("", gutter, f" {_red(rule + '^', paint)}", paint)
        if number == span.end_line:
            rule = "_" * _cells(lines, number, max(span.end_column, 1))
            yield _row("", gutter, _red(f"|{rule}^", paint), paint)


def _cut(span: Span) -> range:
    too_long = span.end_line - span.line + 1 > _LONGEST
    return range(span.line + _ENDS, span.end_line - _ENDS + 1) if too_long else range(0)


def _side(number: int, span: Span, from_margin: bool) -> str:
    if number == span.line:
        return "/" if from_margin else " "
    return "|" if span.line < number <= span.end_line else " "


def _cells(lines: Sequence[str], number: int, column: int) -> int:
    """Columns of the terminal left of a code point: wide characters fill two, combining ones none."""
    return cell_len(printable(lines[number - 1][:column]))


def _red(text: str, paint: Paint) -> str:
    return paint(text, fg="bright_red", bold=True) if text.strip() else text
