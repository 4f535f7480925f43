"""Tables that the page's script draws, sorts and filters, packed so that tens of thousands of rows stay small."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from hf_lint.reports.html.verdicts import tone

Kind = Literal["path", "text", "texts", "verdict", "seconds", "bytes", "number", "decimal", "link", "place", "table"]
# What is written as a number that stands for a text.
_TEXTS = {"path", "text", "verdict"}


class Column(NamedTuple):
    """One value per row, all of one kind.

    A ``link`` is a pair of text and address, a ``place`` a path, the address of the file and a line, ``texts`` a list,
    a ``table`` a list of rows whose columns are ``parts``;
    any value may be None. ``place`` says where it stands: ``always`` in the row, in the row on ``wide`` screens and
    below it on narrow ones, or always below it, in the ``detail``. A ``facet`` can be chosen from a list.
    """

    title: str
    kind: Kind
    values: Sequence[Any] = ()
    place: Literal["always", "wide", "detail"] = "wide"
    facet: bool = False
    parts: Sequence[Column] = ()


def packed(columns: Sequence[Column], verdicts: Sequence[str]) -> str:
    """The table as the script reads it: JSON by columns, each text once, deflated, in base64.

    ``verdicts`` are all that can occur, the best first: the order in which they sort.
    """
    texts = _Texts()
    written = [
        {**_described(column), "values": [texts.packed(column, value) for value in column.values]} for column in columns
    ]
    known = [[texts.number(verdict), tone(verdict)] for verdict in verdicts]
    table = json.dumps(
        {"columns": written, "verdicts": known, "texts": list(texts.numbers)}, separators=(",", ":"), ensure_ascii=False
    )
    # A file name that is no valid text becomes an escape, which JSON knows too.
    return base64.b64encode(zlib.compress(table.encode("utf-8", "backslashreplace"), 9)).decode("ascii")


def _described(column: Column) -> dict[str, Any]:
    parts = [_described(part) for part in column.parts]
    return {"title": column.title, "kind": column.kind, "place": column.place, "facet": column.facet, "parts": parts}


class _Texts:
    """Every text of a table once, numbered in the order in which it was met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def packed(self, column: Column, value: Any) -> Any:  # noqa: ANN401  whatever the kind has
        if value is None or value == "":
            return None
        if column.kind in _TEXTS:
            return self.number(value)
        if column.kind in {"link", "texts"}:
            return self._all(value)
        if column.kind == "place":
            path, address, line = value
            return [self.number(path), self.number(address), line]
        if column.kind == "table":
            return [[self.packed(*cell) for cell in zip(column.parts, row, strict=True)] for row in value] or None
        return _rounded(column.kind, value)

    def _all(self, values: Iterable[str]) -> list[int] | None:
        return [self.number(value) for value in values] or None


def _rounded(kind: Kind, value: float) -> float:
    """Milliseconds and tenths of a megabyte are as much as a page shows."""
    return round(value / 1e6, 1) if kind == "bytes" else round(value, 4)
