"""Writes ``# noqa: HFTnnn`` where findings are, so that flake8 and we keep quiet about them from now on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.source import Source
from hf_lint.suppression import Suppressions

_NAMED = re.compile(r"# noqa:\s?(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)", re.IGNORECASE)


def additions(source: Source, findings: Iterable[Finding]) -> list[Fix]:
    """One fix per line that needs a comment; a comment that names codes already is extended.

    A line inside a multi-line string, or ended by a backslash, takes its comment at the end of the whole stretch.
    """
    joined = Suppressions(source.text, source.lines).joined
    codes: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        line = finding.span.line
        codes[joined.get(line, (line, line))[1]].add(finding.code)
    return [_addition(source.lines, line, sorted(wanted)) for line, wanted in sorted(codes.items())]


def _addition(lines: Sequence[str], number: int, codes: list[str]) -> Fix:
    line = lines[number - 1].rstrip("\r\n")
    if (match := _NAMED.search(line)) is not None:
        kept = [code for code in re.split(r"[,\s]+", match["codes"]) if code not in codes]
        span, text = Span(number, match.start(), number, match.end()), f"# noqa: {', '.join([*kept, *codes])}"
    else:
        end = len(line.rstrip())
        span, text = Span(number, end, number, end), f"  # noqa: {', '.join(codes)}"
    return Fix("Add a suppression", (Edit(span, text),), safe=True)
