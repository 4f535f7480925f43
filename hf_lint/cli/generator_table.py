"""What a terminal shows of the checks of a generator."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.table import Table

_FEW = 3
_WIDE = 120  # columns where there is no terminal
_COLOURS = {"passed": "green", "failed": "red", "skipped": "yellow"}


def show(document: Mapping[str, Any]) -> None:
    """Prints a line for each check, then examples of what is wrong."""
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDE)
    table = Table(box=None, pad_edge=False)
    table.add_column("check")
    table.add_column("verdict")
    for name in ("looked at", "wrong"):
        table.add_column(name, justify="right")
    for each in document["checks"]:
        verdict = f"[{_COLOURS[each['verdict']]}]{each['verdict']}[/]"
        table.add_row(each["name"], verdict, str(each["of"]), str(len(each["wrong"])))
    console.print(table)
    for each in document["checks"]:
        if each["wrong"] or each["notes"]:
            console.print(f"\n[bold]{each['name']}[/]")
        _listed(console, each["wrong"])
        _listed(console, [f"(note) {note}" for note in each["notes"]])


def _listed(console: Console, lines: list[str]) -> None:
    for line in lines[:_FEW]:
        console.print(f"  {line}", soft_wrap=True, markup=False)
    if len(lines) > _FEW:
        console.print(f"  [dim]and {len(lines) - _FEW} more, all of them in --report FILE[/]", soft_wrap=True)


class Watching:
    """Says on a terminal which run is in progress; each model type is run twice."""

    def __init__(self, count: int, *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._status = None if quiet or not sys.stderr.isatty() else self._console.status("")
        self._total, self._runs = 2 * count, 0

    def __enter__(self) -> Watching:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        if self._status is not None:
            self._status.stop()

    def tell(self, model_type: str) -> None:
        """The next run begins."""
        self._runs += 1
        if self._status is not None:
            self._status.update(f"{self._runs}/{self._total} {model_type}")
