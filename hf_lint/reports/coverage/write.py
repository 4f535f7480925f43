"""Writing a coverage report in the format that a file's ending names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hf_lint.reports.coverage.markdown import markdown
from hf_lint.reports.error import ReportError
from hf_lint.reports.whole_file import write_whole

FORMATS = (".md", ".json", ".html")


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes ``.json``, ``.md`` or ``.html``, whole or not at all.

    Raises ``OSError`` as writing does, and :class:`ReportError` where a package is missing.
    """
    if path.suffix == ".html" and find_spec("jinja2") is None:
        raise ReportError(f"{path} needs jinja2: pip install 'hf-lint[report]'")
    writers: dict[str, Callable[[Mapping[str, Any], Path], str]] = {
        ".json": lambda found, _: json.dumps(found, indent=1, ensure_ascii=False) + "\n",
        ".md": lambda found, _: markdown(found),
        ".html": _html,
    }
    write_whole(path, writers[path.suffix](document, path))


def _html(document: Mapping[str, Any], path: Path) -> str:
    from hf_lint.reports.coverage.page import page
    from hf_lint.reports.html.sources import sources_for

    return page(document, sources_for(path))
