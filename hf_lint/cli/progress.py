"""A progress bar on a terminal, for runs that take longer than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from hf_lint.lint import Outcome

_PATIENCE = 2.0  # seconds


def watched(outcomes: Iterable[Outcome], total: int, *, quiet: bool) -> Iterator[Outcome]:
    """Passes the outcomes on. The bar draws itself only when one arrives, so no thread gets between forks."""
    if quiet or not sys.stderr.isatty():
        yield from outcomes
        return
    started, progress = time.monotonic(), None
    try:
        for done, outcome in enumerate(outcomes, start=1):
            if progress is None and time.monotonic() - started > _PATIENCE:
                progress = _started(total)
            if progress is not None:
                progress.update(progress.task_ids[0], completed=done, refresh=True)
            yield outcome
    finally:
        if progress is not None:
            progress.stop()


def _started(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Linting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    progress.add_task("lint", total=total)
    progress.start()
    return progress
