"""What a fix would change, shown below the finding."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hf_lint.finding import Edit, Fix
    from hf_lint.formats.paint import Paint

_CONTEXT = 1
_ELSEWHERE = "-" * 80


class _Row(NamedTuple):
    """One line of the diff. Removed lines have no number, all others that of the mended file."""

    sign: str
    number: int
    text: str


def preview(lines: Sequence[str], fix: Fix, paint: Paint) -> list[str]:
    """The changed lines as a diff with one line of context; nothing where the edits do not fit the text."""
    if any(edit.span.end_line > len(lines) for edit in fix.edits):
        return []
    hunks = list(_hunks(lines, fix.edits))
    gutter = max((len(str(row.number)) for hunk in hunks for row in hunk), default=0)
    frame = f"{'':{gutter}} {paint('|', fg='bright_blue', bold=True)}"
    rows: list[str] = []
    for hunk in hunks:
        rows += [_ELSEWHERE if rows else frame, *(_drawn(row, gutter, paint) for row in hunk)]
    return [*rows, frame] if rows else []


def _hunks(lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[list[_Row]]:
    grown = 0
    for near in _neighbours(edits):
        first = max(1, near[0].span.line - _CONTEXT)
        old = list(lines[first - 1 : max(edit.span.end_line for edit in near) + _CONTEXT])
        new = _applied(old, near, first)
        yield from _compared(old, new, first + grown, ends=first + len(old) > len(lines))
        grown += len(new) - len(old)


def _neighbours(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits so close together that their contexts meet."""
    near: list[Edit] = []
    for edit in sorted(edits):
        if near and edit.span.line > max(other.span.end_line for other in near) + 2 * _CONTEXT:
            yield near
            near = []
        near.append(edit)
    if near:
        yield near


def _applied(lines: Sequence[str], edits: Sequence[Edit], first: int) -> list[str]:
    result = list(lines)
    for span, text in sorted(edits, reverse=True):
        start, end = span.line - first, span.end_line - first
        head, tail = result[start][: span.column], result[end][span.end_column :]
        result[start : end + 1] = f"{head}{text}{tail}".replace("\r\n", "\n").split("\n")
    return result


def _compared(old: list[str], new: list[str], first: int, *, ends: bool) -> Iterator[list[_Row]]:
    if ends:
        # What follows the last line end is no line.
        old, new = (part[:-1] if part[-1] == "" else part for part in (old, new))
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT):
        rows: list[_Row] = []
        for tag, i1, i2, j1, j2 in group:
            if tag != "equal":
                rows += [_Row("-", 0, text) for text in old[i1:i2]]
            rows += [_Row("|" if tag == "equal" else "+", first + j, new[j]) for j in range(j1, j2)]
        yield rows


def _drawn(row: _Row, gutter: int, paint: Paint) -> str:
    number = paint(f"{row.number:<{gutter}}", fg="bright_blue", bold=True) if row.number else " " * gutter
    fg = {"-": "red", "+": "green", "|": "bright_blue"}[row.sign]
    text = printable(row.text)
    shown = paint(text, fg=fg) if text and row.sign != "|" else text
    sign = paint(row.sign, fg=fg, bold=True)
    return f"{number} {sign} {shown}" if text else f"{number} {sign}"
