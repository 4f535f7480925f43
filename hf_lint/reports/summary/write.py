"""Writing the report on all steps of a validation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.by_ending import write_by_ending
from hf_lint.reports.summary.markdown import markdown

FORMATS = (".md", ".json", ".html")


def write_report(document: Mapping[str, Any], path: Path, trend: Mapping[str, Any] | None = None) -> None:
    """Writes one of ``FORMATS``; see :func:`write_by_ending`. ``trend`` has the runs up to this one, for the page."""
    write_by_ending(document, path, {".md": lambda: markdown(document), ".html": lambda: _html(document, trend)})


def _html(document: Mapping[str, Any], trend: Mapping[str, Any] | None) -> str:
    from hf_lint.reports.summary.page import page

    return page(document, trend)
