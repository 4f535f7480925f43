"""Writing a trend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.by_ending import page_writer, write_by_ending
from hf_lint.reports.trend.markdown import markdown

FORMATS = (".html", ".svg", ".png", ".md", ".json")


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes one of ``FORMATS``; see :func:`write_by_ending`."""
    writers: dict[str, Callable[[], str | bytes]] = {
        ".md": lambda: markdown(document),
        ".html": page_writer("trend", document, path),
        ".svg": lambda: _svg(document),
        ".png": lambda: _png(document),
    }
    write_by_ending(document, path, writers)


def _svg(document: Mapping[str, Any]) -> str:
    from hf_lint.reports.trend.charts import picture

    return picture(document)


def _png(document: Mapping[str, Any]) -> bytes:
    from hf_lint.reports.trend.png import png

    return png(document)
