"""What a run prints: the findings in their format, the statistics, and the lines that sum it up."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from hf_lint.cli.check_report import report_of
from hf_lint.finding import Finding, Problem
from hf_lint.formats import render
from hf_lint.settings.reader import shown

if TYPE_CHECKING:
    from hf_lint.cli.request import Request, Result
    from hf_lint.cli.session import Session

_FOR_PEOPLE = ("full", "concise", "grouped", "pylint")


def counted(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def write_report(request: Request, session: Session, result: Result) -> None:
    """The findings, to standard output or a file; statistics in place of them where those were asked for."""
    chosen = session.here.output_format
    color = request.output_file is None and sys.stdout.isatty()
    if request.statistics:
        text = statistics(result.findings, chosen)
    else:
        text = render(chosen, report_of(result, session), color=color)
    if request.output_file is None:
        if text and not _owns_output(request):
            click.echo(text, color=color or None)
        elif text:
            click.echo(text, err=True)
        return
    try:
        request.output_file.parent.mkdir(parents=True, exist_ok=True)
        request.output_file.write_text(text + "\n" if text else "", encoding="utf-8")
    except OSError as error:
        result.problems.append(Problem(str(request.output_file), 0, 0, f"cannot be written: {error.strerror}"))


def _owns_output(request: Request) -> bool:
    """Under ``--fix -`` standard output carries the fixed file, so findings go to standard error."""
    return request.fix and any(str(path) == "-" for path in request.paths)


def statistics(findings: list[Finding], chosen: str) -> str:
    """How many findings each rule has, the most frequent first; fixable ones are marked ``[*]``."""
    import json

    counts = Counter((finding.code, finding.name) for finding in findings)
    fixable = {finding.code for finding in findings if finding.fix is not None and finding.fix.safe}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if chosen not in _FOR_PEOPLE:
        rows = [{"code": c, "name": n, "count": count, "fixable": c in fixable} for (c, n), count in ordered]
        return json.dumps(rows, indent=2)
    width = max((len(str(count)) for count in counts.values()), default=0)
    mark = {True: "[*]", False: "[ ]"}
    return "\n".join(f"{count:>{width}}\t{c}\t{mark[c in fixable]} {n}" for (c, n), count in ordered)


def announce(request: Request, session: Session, result: Result) -> None:
    """The lines at the end, for people only: the documents that machines read stay clean."""
    people = session.here.output_format in _FOR_PEOPLE or request.output_file is not None or request.diff
    if request.quiet or not people:
        return
    for line in _lines(request, session, result):
        click.echo(line, err=request.diff or _owns_output(request))
    if request.verbose:
        skipped = result.seen - result.linted
        linted = counted(result.linted, "model test file")
        click.echo(f"{linted} linted, {skipped} without transformers skipped", err=True)


def _lines(request: Request, session: Session, result: Result) -> list[str]:
    if request.write_baseline:
        where = shown(session.here.baseline) if session.here.baseline is not None else ""
        return [f"Wrote {counted(result.known, 'finding')} to {where}."]
    if request.add_noqa:
        return [f"Added {counted(len(result.fixed), '`noqa` directive')}."]
    if request.diff and result.linted:
        return [f"Would fix {counted(len(result.fixed), 'finding')} in {counted(result.linted, 'model test file')}."]
    lines = _fixed_lines(request, result)
    if result.known:
        lines.append(f"{counted(result.known, 'finding')} known to the baseline not shown.")
    if result.findings or result.fixed:
        return [*lines, _found(result), *_hint(request, session, result)]
    if result.linted == 0:
        return [*lines, _nothing(result)]
    return lines if result.problems else [*lines, f"All checks passed! ({counted(result.linted, 'model test file')})"]


def _found(result: Result) -> str:
    total = len(result.findings) + len(result.fixed)
    detail = f" ({len(result.fixed)} fixed, {len(result.findings)} remaining)" if result.fixed else ""
    return f"Found {counted(total, 'finding')}{detail} in {counted(result.linted, 'model test file')}."


def _nothing(result: Result) -> str:
    if result.seen == 0:
        return "Nothing was checked: no test files found."
    return f"Nothing was checked: of {counted(result.seen, 'test file')} none uses transformers."


def _fixed_lines(request: Request, result: Result) -> list[str]:
    if not (request.show_fixes and result.fixed):
        return []
    lines = [f"Fixed {counted(len(result.fixed), 'finding')}:"]
    for path in dict.fromkeys(finding.path for finding in result.fixed):
        lines.append(f"- {path}:")
        counts = Counter((f.code, f.name) for f in result.fixed if f.path == path)
        lines += [f"    {count} x {code} ({name})" for (code, name), count in sorted(counts.items())]
    return [*lines, ""]


def _hint(request: Request, session: Session, result: Result) -> list[str]:
    """How many fixes there are to be had, as ruff says it."""
    safe = sum(1 for finding in result.findings if finding.fix is not None and finding.fix.safe)
    unsafe = sum(1 for finding in result.findings if finding.fix is not None and not finding.fix.safe)
    if session.here.unsafe_fixes:
        safe, unsafe = safe + unsafe, 0
    if request.fix:
        safe = 0  # what is left after fixing is left for a reason
    if safe and unsafe:
        return [f"[*] {safe} fixable with the `--fix` option ({_hidden(unsafe)} with the `--unsafe-fixes` option)."]
    if safe:
        return [f"[*] {safe} fixable with the `--fix` option."]
    return [f"No fixes available ({_hidden(unsafe)} with the `--unsafe-fixes` option)."] if unsafe else []


def _hidden(unsafe: int) -> str:
    return f"{unsafe} hidden {'fix' if unsafe == 1 else 'fixes'} can be enabled"
