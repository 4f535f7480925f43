"""Each finding with the code it speaks of, its place underlined, and what the fix would change."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hf_lint.formats.excerpt import excerpt, split_lines
from hf_lint.formats.fix_preview import preview
from hf_lint.formats.paint import Paint, fixable_mark, painter
from hf_lint.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hf_lint.finding import Finding, Fix
    from hf_lint.formats.report import Report

UNSAFE = "This is an unsafe fix and may change runtime behavior"


def full(report: Report, color: bool) -> str:
    """A block a finding, an empty line after each. Nothing is wrapped, however long the line."""
    paint = painter(color)
    rows: list[str] = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        lines = split_lines(report.sources(path))
        for finding in findings:
            rows += [*_block(finding, lines, paint), ""]
    return "\n".join(rows)


def _block(finding: Finding, lines: Sequence[str], paint: Paint) -> Iterator[str]:
    code = paint(finding.code, fg="bright_red", bold=True)
    yield f"{code} {fixable_mark(finding, paint)}{paint(printable(finding.message), bold=True)}"
    rows, gutter = excerpt(lines, finding.span, paint)
    arrow = paint("-->", fg="bright_blue", bold=True)
    yield f"{'':{gutter}}{arrow} {printable(finding.path)}:{finding.span.line}:{finding.span.column + 1}"
    yield from rows
    if finding.fix:
        yield from _help(finding.fix, lines, paint)


def _help(fix: Fix, lines: Sequence[str], paint: Paint) -> Iterator[str]:
    yield _label("help", "bright_cyan", fix.message, paint)
    yield from preview(lines, fix, paint)
    if not fix.safe:
        yield _label("note", "yellow", UNSAFE, paint)


def _label(label: str, fg: str, text: str, paint: Paint) -> str:
    return f"{paint(label, fg=fg, bold=True)}{paint(f': {printable(text)}', bold=True)}"
