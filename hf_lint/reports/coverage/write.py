"""Writing a coverage report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.by_ending import page_writer, write_by_ending
from hf_lint.reports.coverage.markdown import markdown

FORMATS = (".md", ".json", ".html")


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes ``.json``, ``.md`` or ``.html``; see :func:`write_by_ending`."""
    writers = {".md": lambda: markdown(document), ".html": page_writer("coverage", document, path)}
    write_by_ending(document, path, writers)
