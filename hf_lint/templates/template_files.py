"""The templates of a folder: Python files, or Jinja templates that write some."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hf_lint.source import SyntaxFault, Unreadable, decode
from hf_lint.templates.origin import Template, words_in
from hf_lint.templates.placeholders import JINJA_ENDINGS, placeholders_in, without_jinja
from hf_lint.templates.structure import Structure, structure_of

_ENDINGS = (".py", ".tmpl", ".template", ".tpl", *JINJA_ENDINGS)
_SKIPPED = ("__init__.py", "conftest.py")


@dataclass(frozen=True)
class TemplateFile:
    """One template. ``is_jinja`` says that it has to be rendered before it is Python."""

    path: Path
    data: bytes
    text: str
    is_jinja: bool
    structure: Structure

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        """What its generator is to fill in."""
        return placeholders_in(self.text)

    @property
    def fault(self) -> SyntaxFault | None:
        """Why it does not parse, if it does not."""
        return next(iter(self.structure.faults), None)

    @cached_property
    def template(self) -> Template:
        """The template as tests are compared with it."""
        return Template(str(self.path), self.structure, words_in(self.text))


def template_paths(places: Iterable[Path]) -> list[Path]:
    """The templates below folders, and every file that is named. Raises ``OSError`` for a place that is not there."""
    found: dict[Path, None] = {}
    for place in places:
        place.stat()
        found.update(dict.fromkeys(sorted(_below(place)) if place.is_dir() else [place]))
    return list(found)


def _below(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        for name in names:
            if name.endswith(_ENDINGS) and name not in _SKIPPED and not name.startswith("."):
                yield Path(top, name)


def read_template(path: Path) -> TemplateFile:
    """One template. A Python file that only Jinja's braces keep from parsing counts as a Jinja template.

    Raises ``OSError`` as reading does.
    """
    data = path.read_bytes()
    try:
        text = decode(data).removeprefix("\ufeff")
    except Unreadable as error:
        return TemplateFile(path, data, "", False, Structure((), structure_of("", b"").words, (error.fault,)))
    is_jinja = path.name.endswith(JINJA_ENDINGS)
    structure = _structure(path, without_jinja(text).encode() if is_jinja else data)
    if structure.faults and not is_jinja and (plain := without_jinja(text)) != text:
        rendered = _structure(path, plain.encode())
        if not rendered.faults:
            return TemplateFile(path, data, text, True, rendered)
    return TemplateFile(path, data, text, is_jinja, structure)


def _structure(path: Path, data: bytes) -> Structure:
    return structure_of(path.name, data)
