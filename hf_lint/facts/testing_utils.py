"""Names of ``transformers.testing_utils``: how a file comes to know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from hf_lint.finding import Edit, Span
from hf_lint.kind import Kind
from hf_lint.names import dotted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hf_lint.test_file import TestFile

_MODULE = "transformers.testing_utils"


def imports_of(file: TestFile, name: str) -> tuple[Edit, ...] | None:
    """The edits that make the name known to all of a file, none where it is; None where that is not certain.

    A file that imports nothing from ``transformers.testing_utils`` gets an import only if it follows upstream's
    convention: that module needs pytest, and takes seconds to import.
    """
    if file.names.bindings.get(name):
        return None
    lines = [line for line in file.index.all(cst.ImportFrom) if file.index.enclosing(line, cst.FunctionDef) is None]
    if name in file.names.imports:
        known = any((dotted(line.module) or "").endswith("testing_utils") and name in _names(line) for line in lines)
        return () if known else None
    line = next((line for line in lines if not line.relative and dotted(line.module) == _MODULE), None)
    if line is not None and not isinstance(line.names, cst.ImportStar):
        return (_extended(file, line.names, name),)
    return (_inserted(file, first, name),) if (first := _first_of_transformers(file)) is not None else None


def _names(line: cst.ImportFrom) -> list[str]:
    """The names that a line makes known."""
    if isinstance(line.names, cst.ImportStar):
        return []
    return [dotted(alias.name if alias.asname is None else alias.asname.name) or "" for alias in line.names]


def _extended(file: TestFile, names: Sequence[cst.ImportAlias], name: str) -> Edit:
    """Adds the name behind those that sort before it, laid out as its neighbours are."""
    place = max((at for at, alias in enumerate(names) if (dotted(alias.name) or "") < name), default=-1)
    first, last = file.span(names[0]), file.span(names[-1])
    one_a_line = first.line != last.line
    between = f",{newline(file)}{' ' * first.column}" if one_a_line else ", "
    if place < 0:
        return Edit(Span(first.line, first.column, first.line, first.column), f"{name}{between}")
    span = file.span(names[place])
    return Edit(Span(span.end_line, span.end_column, span.end_line, span.end_column), f"{between}{name}")


def _first_of_transformers(file: TestFile) -> cst.ImportFrom | None:
    """The first plain ``from transformers import …`` that stands on lines of its own at module level."""
    if file.kind is not Kind.UPSTREAM:
        return None
    for statement in file.index.module.body:
        if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1:
            line = statement.body[0]
            if isinstance(line, cst.ImportFrom) and not line.relative and dotted(line.module) == "transformers":
                return line
    return None


def _inserted(file: TestFile, behind: cst.ImportFrom, name: str) -> Edit:
    line = file.span(behind).end_line + 1
    return Edit(Span(line, 0, line, 0), f"from {_MODULE} import {name}{newline(file)}")


def newline(file: TestFile) -> str:
    """How the lines of a file end."""
    return "\r\n" if file.source.lines and file.source.lines[0].endswith("\r\n") else "\n"
