"""Writing a report in the format that a file's ending names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hf_lint.reports.error import ReportError
from hf_lint.reports.html.sources import Sources, sources_for
from hf_lint.reports.whole_file import write_whole

# What a format needs that hf-lint[report] has.
PACKAGES = {".html": ("jinja2",), ".svg": ("jinja2",), ".png": ("matplotlib",)}
Writers = Mapping[str, Callable[[], str | bytes]]


def missing(path: Path) -> list[str]:
    """The packages that the format needs and that are not installed."""
    return [name for name in PACKAGES.get(path.suffix, ()) if find_spec(name) is None]


def write_by_ending(document: Mapping[str, Any], path: Path, writers: Writers) -> None:
    """Writes ``.json`` or what there is a writer for, whole or not at all.

    Raises ``OSError`` as writing does, and :class:`ReportError` where a package is missing.
    """
    if lacking := missing(path):
        raise ReportError(f"{path} needs {' and '.join(lacking)}: pip install 'hf-lint[report]'")
    text = _json(document) if path.suffix == ".json" else writers[path.suffix]()
    write_whole(path, text)


def page_writer(name: str, document: Mapping[str, Any], path: Path) -> Callable[[], str]:
    """Imports ``hf_lint.reports.NAME.page``, and with it what HTML needs, only when the page is made."""

    def write() -> str:
        from importlib import import_module

        page: Callable[[Mapping[str, Any], Sources], str] = import_module(f"hf_lint.reports.{name}.page").page
        return page(document, sources_for(path))

    return write


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
