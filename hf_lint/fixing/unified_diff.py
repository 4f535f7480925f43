"""What fixing would change in a file, as a patch that ``git apply`` and ``patch`` take."""

from __future__ import annotations

import io
import tokenize
from difflib import unified_diff
from typing import TYPE_CHECKING

from hf_lint.formats.paint import Paint, painter
from hf_lint.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COLOURS = {"-": "red", "+": "green"}


def diff(path: str, old: bytes, new: bytes, *, color: bool = False) -> str:
    """The unified diff of two states of one file; nothing where they are the same.

    In plain text everything stays as it is in the file, carriage returns and byte order mark too. In colour, which
    is for a terminal, what could steer the terminal is shown as pictures.
    """
    lines = list(unified_diff(_lines(old), _lines(new), path, path))
    if not lines:
        return ""
    return "".join((*_header(lines[:2], painter(color)), *_body(lines[2:], color)))


def _lines(data: bytes) -> Sequence[str]:
    """Split at line feeds alone, as every tool does that reads a patch."""
    encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0].replace("utf-8-sig", "utf-8")
    return io.StringIO(data.decode(encoding), newline="\n").readlines()


def _header(lines: Sequence[str], paint: Paint) -> Iterator[str]:
    for line in lines:
        sign, path = line[:4], line[4:-1]
        yield f"{sign}{paint(printable(path), fg=_COLOURS[sign[0]])}\n"


def _body(lines: Sequence[str], color: bool) -> Iterator[str]:
    paint = painter(color)
    for line in lines:
        text = line.removesuffix("\n")
        shown = printable(text.removesuffix("\r")) if color else text
        fg = _COLOURS.get(line[0])
        yield (paint(shown, fg=fg) if fg else shown) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"
