"""Tables as Markdown writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A section with a table; nothing where there are no rows."""
    written = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if written:
        yield from ("", f"## {title}", "", f"| {' | '.join(columns)} |", "| --- " * len(columns) + "|", *written)


def cell(value: object) -> str:
    """A value on one line that neither ends its cell nor reads as HTML."""
    return " ".join(str(value).split()).replace("|", "\\|").replace("<", "&lt;")
