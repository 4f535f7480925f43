"""The structure of a file: its classes, methods and functions, each as a row of statements without the model's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from hf_lint.convention import model_type_of
from hf_lint.source import Source, TooDeep, Unreadable, compile_fault
from hf_lint.syntax.newer_grammar import is_newer_grammar
from hf_lint.templates.broken_rows import rows_of_broken
from hf_lint.templates.model_words import ModelWords, words_of
from hf_lint.templates.rows import Row, rows_of_module
from hf_lint.templates.shape import Shape, plain_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.source import SyntaxFault


class Line(NamedTuple):
    """One statement, or what a compound one says before its body. ``text`` is how its author wrote it."""

    shape: Shape
    text: str
    number: int


@dataclass
class Part:
    """A method (``Class.method``), a function, the body of a class, or the rest of the module (an empty name).

    ``plain`` is the name with a star for the model.
    """

    name: str
    plain: str
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def tokens(self) -> list[str]:
        """The shapes of its statements in one row."""
        return [token for line in self.lines for token in line.shape]


@dataclass(frozen=True)
class Structure:
    """What a file is made of. ``faults`` has Python's first word on a file that it refuses; its text alone was read."""

    parts: tuple[Part, ...]
    words: ModelWords
    faults: tuple[SyntaxFault, ...] = ()

    @property
    def size(self) -> int:
        """How many statements it has."""
        return sum(len(part.lines) for part in self.parts)


def structure_of(path: str, data: bytes, *, model_type: str | None = None, with_text: bool = False) -> Structure:
    """The structure of a file, whether it parses or not; one that is no text at all has no parts.

    Texts and line numbers of the statements cost as much as the rest, and are there only ``with_text``.
    """
    try:
        source = Source(data)
    except Unreadable as error:
        return Structure((), ModelWords(()), (error.fault,))
    faults, rows = _rows(source, data, with_text=with_text)
    words = words_of(_names(rows), model_type or model_type_of(path))
    return Structure(tuple(_parts(rows, words)), words, faults)


def _rows(source: Source, data: bytes, *, with_text: bool) -> tuple[tuple[SyntaxFault, ...], list[Row]]:
    faults: tuple[SyntaxFault, ...] = ()
    try:
        fault = compile_fault(data)
        if fault is None or is_newer_grammar(source.text):
            return (), rows_of_module(source.index, source if with_text else None)
        faults = (fault,)
    except (cst.ParserSyntaxError, TooDeep, RecursionError):
        pass  # LibCST or Python cannot follow what may be sound all the same
    return faults, rows_of_broken(source.lines)


def _names(rows: Iterable[Row]) -> Iterator[str]:
    """The names of classes and of what is assigned outside of functions."""
    for row in rows:
        if row.shape[:1] in (("ClassDef",), ("Assign",)):
            yield from (token[1:] for token in row.shape[1:4] if token[0] == "=")


def _parts(rows: Iterable[Row], words: ModelWords) -> Iterator[Part]:
    parts: dict[str, Part] = {}
    for row in rows:
        part = parts.setdefault(row.owner, Part(row.owner, words.plain(row.owner)))
        part.lines.append(Line(plain_shape(row.shape, words), row.text, row.number))
    yield from parts.values()
