"""One run of ``hf-lint trend``: read the history, and show it as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from hf_lint.cli.failure import CLEAN, FAILED, say
from hf_lint.settings.kinds import nearest
from hf_lint.validate.history import HistoryError, Run, read_history
from hf_lint.validate.regressions import comparable, regressions

_USUAL = ("check.findings", "coverage.declared", "functional.passed_percent", "templates.drift", "generator.failed")
_WIDE = 120  # columns where there is no terminal


def trend(reports: Path, since: datetime | None, metrics: Sequence[str]) -> int:
    """Prints it and returns the exit code."""
    try:
        history = read_history(reports)
    except HistoryError as error:
        say([str(error)])
        return FAILED
    runs = [
        run for run in history if since is None or datetime.fromisoformat(run.created).replace(tzinfo=None) >= since
    ]
    if not runs:
        say([f"{reports}: no run of `hf-lint validate`" + (f" since {since.date()}" if since and history else "")])
        return FAILED
    known = sorted({metric for run in history for metric in run.figures})
    if unknown := [name for name in metrics if name not in (*known, "all")]:
        say([f"no run has a figure `{unknown[0]}`{nearest(unknown[0], known)}; there are {', '.join(known)}"])
        return FAILED
    chosen = known if "all" in metrics else metrics or [name for name in _USUAL if name in known]
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDE)
    console.print(_table(runs, chosen) if len(chosen) <= len(_USUAL) else _turned(runs, chosen))
    _tell_regressions(console, history)
    return CLEAN


def _table(runs: Sequence[Run], metrics: Sequence[str]) -> Table:
    """A row for each run; its paths only where they differ."""
    several = len({run.paths for run in runs}) > 1
    table = Table(box=None, pad_edge=False)
    for name in ("run", "verdict", *(["paths"] if several else []), *metrics):
        table.add_column(name, justify="right" if name in metrics else "left", overflow="fold")
    for run in runs:
        paths = [", ".join(run.paths)] if several else []
        table.add_row(run.name, run.verdict, *paths, *(_number(run, metric) for metric in metrics))
    return table


def _turned(runs: Sequence[Run], metrics: Sequence[str]) -> Table:
    """A row for each figure, where there are many: the first run, the one before the last, and the last."""
    few = list(dict.fromkeys([0, max(len(runs) - 2, 0), len(runs) - 1]))
    table = Table(box=None, pad_edge=False)
    table.add_column("figure")
    for index in few:
        table.add_column(runs[index].name, justify="right")
    for metric in metrics:
        table.add_row(metric, *(_number(runs[index], metric) for index in few))
    return table


def _number(run: Run, metric: str) -> str:
    value = run.figures.get(metric)
    return "" if value is None else f"{value:g}"


def _tell_regressions(console: Console, history: Sequence[Run]) -> None:
    last = history[-1]
    before = comparable(last, history[:-1])
    if before is None:
        console.print("\nNo earlier run over the same paths to compare with.")
        return
    worse = regressions(before.figures, last.figures)
    told = "Worse than" if worse else "Nothing is worse than"
    console.print(f"\n{told} in {before.name}{':' if worse else '.'}", markup=False)
    for each in worse:
        console.print(f"  {each.metric}: {each.before:g} -> {each.after:g}", markup=False)
