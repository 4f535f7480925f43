"""One run of ``hf-lint trend``: read the history, show it as a table, write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from hf_lint.cli.failure import CLEAN, FAILED, say
from hf_lint.cli.report_file import written
from hf_lint.reports.trend.write import write_report
from hf_lint.settings.kinds import nearest
from hf_lint.validate.history import HistoryError, Run, read_history
from hf_lint.validate.trend import USUAL, trend, usual

_WIDE = 120  # columns where there is no terminal


class NothingToShow(Exception):
    """Why there is no run or no figure, in one line."""


def show(since: datetime | None, metrics: Sequence[str], options: Mapping[str, Any]) -> int:
    """Prints it, writes what is to be written, and returns the exit code."""
    try:
        history = read_history(options["reports_dir"])
        runs, chosen = _chosen(history, since, metrics, options["reports_dir"])
        found = trend(history, runs, chosen, options["against"] or "")
    except (HistoryError, NothingToShow) as error:
        say([str(error.args[0])])
        return FAILED
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDE)
    console.print(_table(runs, chosen) if len(chosen) <= len(USUAL) else _turned(runs, chosen))
    _tell_regressions(console, found)
    done = written(options["output"], partial(write_report, found))
    return CLEAN if len(done) == len(options["output"]) else FAILED


def _chosen(
    history: Sequence[Run], since: datetime | None, metrics: Sequence[str], reports: Path
) -> tuple[list[Run], list[str]]:
    """The runs and the figures to show. Raises ``NothingToShow`` where there are none."""
    runs = [
        run for run in history if since is None or datetime.fromisoformat(run.created).replace(tzinfo=None) >= since
    ]
    if not runs:
        late = f" since {since.date()}" if since and history else ""
        raise NothingToShow(f"{reports}: no run of `hf-lint validate`{late}")
    known = sorted({metric for run in history for metric in run.figures})
    if unknown := [name for name in metrics if name not in (*known, "all")]:
        hint = nearest(unknown[0], known)
        raise NothingToShow(f"no run has a figure `{unknown[0]}`{hint}; there are {', '.join(known)}")
    return runs, known if "all" in metrics else list(metrics) or usual(history)


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


def _tell_regressions(console: Console, found: Mapping[str, Any]) -> None:
    where = f" on {found['against']}" if found["against"] else ""
    if found["compared_with"] is None:
        console.print(f"\nNo earlier run over the same paths{where} to compare with.", markup=False)
        return
    worse = found["regressions"]
    told = "Worse than" if worse else "Nothing is worse than"
    console.print(f"\n{told} in {found['compared_with']}{where}{':' if worse else '.'}", markup=False)
    for each in worse:
        console.print(f"  {each['metric']}: {each['before']:g} -> {each['after']:g}", markup=False)
