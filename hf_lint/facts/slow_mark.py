"""The edit that puts a test into the slow suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.facts.testing_utils import imports_of, newline
from hf_lint.finding import Edit, Fix, Span

if TYPE_CHECKING:
    import libcst as cst

    from hf_lint.test_file import TestFile


def mark_slow(file: TestFile, test: cst.FunctionDef, *, safe: bool) -> Fix | None:
    """``@slow`` below the other decorators, for ``parameterized`` must stay the first; None if it cannot be known."""
    imports = imports_of(file, "slow")
    if imports is None:
        return None
    name = file.span(test.name)
    line = file.source.lines[name.line - 1]
    margin = line[: len(line) - len(line.lstrip())]
    place = Span(name.line, 0, name.line, 0)
    return Fix("Mark it `@slow`", (*imports, Edit(place, f"{margin}@slow{newline(file)}")), safe=safe)
