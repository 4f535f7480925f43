"""The harness for rules: marked source in, what the rule said against what the marks expect out.

A comment ``# HFT301`` at the end of a line expects a finding of that code on that line, ``# HFT301 HFT301`` two of
them. A fixture of several files separates them by lines ``#--- path/of/the/next/file.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hf_lint.finding import Finding
from hf_lint.kind import STANDALONE, UPSTREAM
from hf_lint.lint import Outcome, lint_test_file
from hf_lint.rule import Rule
from hf_lint.settings.model import Settings

_MARK = re.compile(r"#(?P<codes>(?:\s*\bHFT\d{3}\b)+)\s*$")
_SECTION = re.compile(r"^#--- (?P<path>\S+)\s*$", re.MULTILINE)


def default_path(rule: Rule) -> str:
    """A path whose name and place suit the convention that the rule is about."""
    if rule.kinds == UPSTREAM:
        return "tests/models/bert/test_modeling_bert.py"
    return "tests/test_hf_bert.py" if rule.kinds == STANDALONE else "tests/test_bert.py"


def profile(rule: Rule) -> str:
    """The profile to force, where the rule is about one convention alone."""
    return {UPSTREAM: "upstream", STANDALONE: "standalone"}.get(rule.kinds, "auto")


def expected(text: str) -> list[tuple[int, str]]:
    """The marks of a text: line and code, in order."""
    marks = []
    for number, line in enumerate(text.split("\n"), start=1):
        if (match := _MARK.search(line)) is not None:
            marks += [(number, code) for code in match["codes"].split()]
    return sorted(marks)


def spoken(findings: Sequence[Finding]) -> list[tuple[int, str]]:
    """Line and code of findings, comparable with :func:`expected`."""
    return sorted((finding.span.line, finding.code) for finding in findings)


def run(rule: Rule, text: str, *, path: str | None = None, folder: Path | None = None) -> Outcome:
    """Lints one text with one rule. ``folder`` is where the path is taken to be, for imports of other files.

    A text that begins with a line ``#--- path/of/the/file.py`` is taken to be that file.
    """
    named = _SECTION.match(text)
    name = path or (named["path"] if named else default_path(rule))
    settings = replace(Settings(), profile=profile(rule) if path is None else "auto", preview=True)
    location = None if folder is None else folder / name
    return lint_test_file(name, text.encode(), with_companions(rule), settings, location=location)


def with_companions(rule: Rule) -> list[Rule]:
    """The rule, and those that its examples and fixtures need beside it."""
    if not rule.companions:
        return [rule]
    from hf_lint.registry import all_rules

    return [rule, *(other for other in all_rules() if other.code in rule.companions)]


def sections(text: str, first: str) -> Iterator[tuple[str, str]]:
    """Path and text of each file of a fixture; what comes before the first separator belongs to ``first``."""
    parts = _SECTION.split(text)
    if parts[0].strip():
        yield first, parts[0]
    yield from zip(parts[1::2], parts[2::2], strict=True)
