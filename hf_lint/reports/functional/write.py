"""Writing the report of a functional run in the format that a file's ending names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hf_lint.reports.error import ReportError
from hf_lint.reports.functional.junit import junit
from hf_lint.reports.functional.markdown import markdown
from hf_lint.reports.whole_file import write_whole

# What a format needs that hf-lint[report] has.
PACKAGES = {".html": ("jinja2",)}
_DEFAULT = (".md", ".json", ".html")


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes ``.json``, ``.md``, ``.html`` or ``.xml``, whole or not at all.

    Raises ``OSError`` as writing does, and :class:`ReportError` where a package is missing.
    """
    if missing := _missing(path):
        raise ReportError(f"{path} needs {' and '.join(missing)}: pip install 'hf-lint[report]'")
    writers: dict[str, Callable[[Mapping[str, Any], Path], str]] = {
        ".json": _json,
        ".md": lambda found, _: markdown(found),
        ".xml": lambda found, _: junit(found),
        ".html": _html,
    }
    write_whole(path, writers[path.suffix](document, path))


def default_files(folder: Path) -> list[Path]:
    """The files in the folder of a run; formats whose packages are missing, and nobody asked for, are left out."""
    return [path for path in (folder / f"execution{ending}" for ending in _DEFAULT) if not _missing(path)]


def _missing(path: Path) -> list[str]:
    return [name for name in PACKAGES.get(path.suffix, ()) if find_spec(name) is None]


def _json(document: Mapping[str, Any], path: Path) -> str:  # noqa: ARG001  as every writer
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _html(document: Mapping[str, Any], path: Path) -> str:
    from hf_lint.reports.functional.page import page
    from hf_lint.reports.html.sources import sources_for

    return page(document, sources_for(path))
