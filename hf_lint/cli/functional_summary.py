"""What a terminal shows of a functional run: each outcome as it comes, and a table at the end."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from hf_lint.reports.functional import figures

if TYPE_CHECKING:
    from hf_lint_functional.outcome import Outcome

_STYLES = {"passed": "green", "skipped": "dim", "unavailable": "dim", "hollow": "yellow", "insensitive": "yellow"}


class Watching:
    """A line for each outcome, below a bar on a terminal; the bar alone needs one."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._quiet, self._console = quiet, Console(highlight=False, soft_wrap=True)
        columns = (TextColumn("Running"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        shown = self._console.is_terminal and not quiet
        self._progress = Progress(*columns, console=self._console, transient=True, disable=not shown)
        self._task = self._progress.add_task("run", total=total)

    def __enter__(self) -> Watching:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def tell(self, outcome: Outcome) -> None:
        """One outcome has come."""
        self._progress.advance(self._task)
        if self._quiet:
            return
        verdict = outcome.verdict.value
        line = Text.assemble((f"{verdict:>13} ", _STYLES.get(verdict, "bold red")), outcome.name)
        line.append(f" {outcome.seconds:.2f} s", style="dim")
        if outcome.reason:
            line.append(f"\n{'':14}{outcome.reason}", style="dim")
        self._progress.console.print(line)

    def summarise(self, document: dict[str, Any]) -> None:
        """The table by family, and the verdicts of all."""
        table = Table(box=None, pad_edge=False)
        for column in ("family", "results", "passed", "other verdicts"):
            table.add_column(column, justify="right" if column in {"results", "passed"} else "left")
        for group in figures.grouped(document["results"], "family"):
            others = ", ".join(f"{count} {verdict}" for verdict, count in group.verdicts.items() if verdict != "passed")
            table.add_row(group.name, str(group.total), str(group.verdicts.get("passed", 0)), others)
        if not self._quiet:
            self._console.print("")
            self._console.print(table)
        counts = ", ".join(f"{count} {verdict}" for verdict, count in figures.verdicts_of(document).items())
        self._console.print(f"{counts or 'nothing ran'} in {document['seconds']:.1f} s")
        if said := figures.cut_short(document):
            self._console.print(said, style="red")
