"""Filling in a page."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from hf_lint import __version__
from hf_lint.reports.html.verdicts import tone

_FOLDER = Path(__file__).parent
_TOOL = {"name": "hf-lint", "version": __version__}
_SCRIPTS = ("colour_scheme.js", "sortable_table.js")


def render(template: str, **values: object) -> str:
    """The page of a template below ``hf_lint/reports``. Every value is escaped unless it is ``Markup``.

    ``tool`` is this version unless the document says that another one made it.
    """
    return _environment().get_template(template).render(**{"tool": _TOOL, **values})


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(_FOLDER.parent)
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style, script = (Markup("".join(map(_read, names))) for names in (("page.css",), _SCRIPTS))
    found.globals |= {"style": style, "script": script, "script_hash": _hash(script)}
    found.filters |= _FILTERS
    return found


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """As a content security policy names the one script that may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _breakable(path: str) -> Markup:
    """Lines may break after slashes and underscores."""
    return Markup("<wbr>").join(map(escape, re.findall("[^/_]*[/_]|[^/_]+", path)))


def _moment(created: str) -> str:
    """A time of a document, for people."""
    return created.replace("T", " ").replace("+00:00", " UTC")


def _metric(name: str) -> str:
    """``check.reading_findings`` in words."""
    return name.replace(".", ": ").replace("_", " ")


def _short(value: float) -> str:
    """A figure with as many digits as it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


_FILTERS: dict[str, Any] = {
    "tone": tone,
    "count": "{:,}".format,
    "short": _short,
    "breakable": _breakable,
    "moment": _moment,
    "metric": _metric,
}
