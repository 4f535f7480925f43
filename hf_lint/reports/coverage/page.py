"""A coverage report as one HTML page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hf_lint.reports.html.render import render
from hf_lint.reports.html.sources import Sources


def page(document: Mapping[str, Any], sources: Sources = Sources()) -> str:  # noqa: B008  it cannot be changed
    """The whole page; nothing in it comes from elsewhere."""
    return render("coverage/page.html.j2", document=document, sources=sources)
