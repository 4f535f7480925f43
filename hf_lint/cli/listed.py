"""Lists of which the terminal shows the first lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_MOST = 10


def listed(console: Console, what: str, lines: Sequence[str]) -> None:
    """How many there are and the first ten of them; nothing where there are none."""
    if not lines:
        return
    console.print(f"[bold]{len(lines)} {what}[/]", soft_wrap=True)
    for line in lines[:_MOST]:
        console.print(f"  {line}", soft_wrap=True, markup=False)
    if len(lines) > _MOST:
        console.print(f"  [dim]and {len(lines) - _MOST} more, all of them in --report FILE[/]", soft_wrap=True)
    console.print()
