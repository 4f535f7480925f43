"""What a terminal shows of a coverage report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from hf_lint.cli.listed import listed
from hf_lint.reports.coverage.markdown import known

_FEW, _FILES = 10, 4
_WIDE = 120  # columns where there is no terminal


def show(document: Mapping[str, Any], limit: int) -> None:
    """Prints the figures, what is odd, and the roadmap up to ``limit`` types, 0 for all."""
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDE)
    if "totals" in document:
        _figures(console, document)
        _oddities(console, document)
        if document.get("against"):
            _against(console, document["against"])
    _roadmap(console, document["missing"], limit)


def _figures(console: Console, document: Mapping[str, Any]) -> None:
    levels = document["levels"]
    rows = [{"name": name.replace("_", " "), **document["totals"][name]} for name in ("model_types", "classes")]
    for title, found in (("", rows), ("tier", document["tiers"]), ("family", document["families"])):
        table = _table(title, "total", *levels)
        for row in found:
            cells = (f"{row['reached'][level]} [dim]{row['percent'][level]:.0f} %[/]" for level in levels)
            table.add_row(row["name"], str(row["total"]), *cells)
        console.print(table)
        console.print()


def _oddities(console: Console, document: Mapping[str, Any]) -> None:
    orphans = [f"{each['path']}: {each['reason']}" for each in document["orphans"]]
    copies = [f"{each['path']}: {each['reason']}" for each in document["copies"]]
    doubts = [f"{each['path']}: {each['reason']}" for each in document["doubts"]]
    twice = [f"{each['model_type']}: {_some(each['files'], _FILES)}" for each in document["duplicates"]]
    listed(console, "tests of models that transformers does not have", orphans)
    listed(console, "files named for one model that test another", copies)
    listed(console, "files that load other models than they are named for", doubts)
    listed(console, "model types tested more than once in a folder", twice)


def _against(console: Console, comparison: Mapping[str, Any]) -> None:
    for sort in ("model_types", "classes"):
        for level, changes in comparison[sort].items():
            for sign, names in (("+", changes["added"]), ("-", changes["lost"])):
                if names:
                    line = f"{sign}{len(names)} {sort.replace('_', ' ')} {level}: {_some(names)}"
                    console.print(line, soft_wrap=True, markup=False, style="green" if sign == "+" else "red")
    if not any(names for sort in ("model_types", "classes") for each in comparison[sort].values()
               for names in each.values()):  # fmt: skip
        console.print(f"Nothing added and nothing lost since {comparison['ref']}.", markup=False)
    console.print()


def _some(names: Sequence[str], most: int = _FEW) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _roadmap(console: Console, missing: Sequence[Mapping[str, Any]], limit: int) -> None:
    shown = missing[:limit] if limit else missing
    if not shown:
        console.print("No model type is missing." if not missing else f"{len(missing)} model types are missing.")
        return
    table = _table("missing", "tier", "family", "why", "stand-in", "learn from", "start with", right=())
    for each in shown:
        table.add_row(
            each["model_type"], each["tier"], each["family"], each["importance"], known(each["stand_in"]),
            each["learn_from"] or "", each["command"],
        )  # fmt: skip
    console.print(table)
    if len(shown) < len(missing):
        console.print(f"[dim]and {len(missing) - len(shown)} more: --limit 0 shows all[/]")


def _table(first: str, *others: str, right: Iterable[str] | None = None) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(first, overflow="fold", no_wrap=False)
    for name in others:
        table.add_column(name, justify="right" if right is None else "left", overflow="fold")
    return table
