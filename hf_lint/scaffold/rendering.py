"""Filling in a template."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

if TYPE_CHECKING:
    from hf_lint.scaffold.model_test import ModelTest

_FOLDER = Path(__file__).parent / "templates"
_WIDTH = 119


class TemplateFault(Exception):
    """A template, mostly one of the user's own, cannot be filled in."""


def rendered(test: ModelTest, convention: str, folders: tuple[Path, ...] = ()) -> str:
    """The test file. A template in one of ``folders`` goes before the shipped one of the same name.

    Templates are called ``<convention>/<family>.py.j2``. Raises :class:`TemplateFault`.
    """
    environment = _environment(folders)
    name = f"{convention}/{test.family}.py.j2"
    try:
        text = environment.get_template(name).render(test=test)
    except TemplateError as error:
        raise TemplateFault(f"template {_place_of(error) or name}: {error}") from error
    return text.strip() + "\n"


def _place_of(error: TemplateError) -> str:
    """The template, which may be one that ours is built on, and the line: told by the error, or by its traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}, line {error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else ""


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    loader = FileSystemLoader([*folders, _FOLDER])
    found = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters["imported"] = imported
    return found


def imported(names: Iterable[str], module: str, indent: int = 0) -> str:
    """``from module import names``, sorted as isort sorts them, on one line or on one line each."""
    ordered, blank = sorted(set(names), key=_isort_key), " " * indent
    line = f"{blank}from {module} import {', '.join(ordered)}"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([f"{blank}from {module} import (", *(f"{blank}    {name}," for name in ordered), f"{blank})"])


def _isort_key(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, as isort and ruff take them by their spelling."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, name.lower()
