"""The formats of one line a finding: concise, grouped, pylint."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hf_lint.formats.paint import Paint, fixable_mark, painter
from hf_lint.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.finding import Finding
    from hf_lint.formats.report import Report


def concise(report: Report, color: bool) -> str:
    """``path:line:column: CODE [*] message``."""
    return "\n".join(_concise(finding, painter(color)) for finding in report.findings)


def _concise(finding: Finding, paint: Paint) -> str:
    colon = paint(":", fg="cyan")
    place = (paint(printable(finding.path), bold=True), str(finding.span.line), str(finding.span.column + 1))
    return f"{colon.join(place)}{colon} {_verdict(finding, paint)}"


def _verdict(finding: Finding, paint: Paint) -> str:
    code = paint(finding.code, fg="red", bold=True)
    return f"{code} {fixable_mark(finding, paint)}{printable(finding.message)}"


def grouped(report: Report, color: bool) -> str:
    """The findings of each file under its path, places aligned."""
    paint = painter(color)
    by_file = groupby(report.findings, key=lambda finding: finding.path)
    return "\n".join(line for path, found in by_file for line in _group(path, found, paint))


def _group(path: str, found: Iterable[Finding], paint: Paint) -> Iterator[str]:
    findings = tuple(found)
    row_width = max(len(str(finding.span.line)) for finding in findings)
    column_width = max(len(str(finding.span.column + 1)) for finding in findings)
    yield f"{paint(printable(path), underline=True)}:"
    for finding in findings:
        row, column = str(finding.span.line), str(finding.span.column + 1)
        place = f"{row:>{row_width}}{paint(':', fg='cyan')}{column:<{column_width}}"
        yield f"  {place} {_verdict(finding, paint)}"
    yield ""


def pylint(report: Report) -> str:
    """``path:line: [CODE] message``, as pylint's parseable format."""
    return "\n".join(
        f"{printable(finding.path)}:{finding.span.line}: [{finding.code}] {printable(finding.message)}"
        for finding in report.findings
    )
