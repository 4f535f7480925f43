"""Findings as text: the formats of ``--output-format``, each in the shape that ``ruff check`` gives it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from hf_lint.formats.report import Report

_MODULES = {
    "full": "full",
    "concise": "lines",
    "grouped": "lines",
    "json": "records",
    "jsonl": "records",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "sarif": "sarif",
    "pylint": "lines",
}

FORMATS: tuple[str, ...] = tuple(_MODULES)
_COLORED = frozenset({"full", "concise", "grouped"})


def render(format_name: str, report: Report, *, color: bool = False) -> str:
    """Write the report out, without the last line end: print the text if there is any, and the line end follows.

    ``full`` and ``grouped`` close with an empty line, which sets off the summary. A report without findings is an
    empty text in the formats that people read and a valid empty document in the others. Only ``full``, ``concise``
    and ``grouped`` take colour. Raises ValueError for a format that is not in ``FORMATS``.
    """
    if format_name not in _MODULES:
        raise ValueError(f"unknown format {format_name!r}; one of {', '.join(FORMATS)}")
    module = import_module(f"hf_lint.formats.{_MODULES[format_name]}")
    write = cast("Callable[..., str]", getattr(module, format_name))
    return write(report, color) if format_name in _COLORED else write(report)
