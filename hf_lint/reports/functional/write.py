"""Writing the report of a functional run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.by_ending import missing, page_writer, write_by_ending
from hf_lint.reports.functional.junit import junit
from hf_lint.reports.functional.markdown import markdown

_DEFAULT = (".md", ".json", ".html")


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes ``.json``, ``.md``, ``.html`` or ``.xml``; see :func:`write_by_ending`."""
    writers = {
        ".md": lambda: markdown(document),
        ".xml": lambda: junit(document),
        ".html": page_writer("functional", document, path),
    }
    write_by_ending(document, path, writers)


def default_files(folder: Path) -> list[Path]:
    """The files in the folder of a run; formats whose packages are missing, and nobody asked for, are left out."""
    return [path for path in (folder / f"execution{ending}" for ending in _DEFAULT) if not missing(path)]
