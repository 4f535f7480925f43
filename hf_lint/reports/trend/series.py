"""The figures of a trend, each over the runs that can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Series(NamedTuple):
    """One figure over the runs that have it, the oldest first."""

    metric: str
    runs: tuple[str, ...]
    values: tuple[float, ...]

    @property
    def title(self) -> str:
        """The step and the figure, in words."""
        step, _, figure = self.metric.partition(".")
        return f"{step}: {figure.removesuffix('_percent').replace('_', ' ')}"

    @property
    def unit(self) -> str:
        """What the axis counts; a share of results is in percent."""
        return "%" if self.metric.endswith("_percent") else self.metric.partition(".")[2].replace("_", " ")


def all_series(document: Mapping[str, Any]) -> list[Series]:
    """One for each figure that at least two runs have: those over the paths of the last run, as others say nothing."""
    same = comparable_runs(document)
    found = (_series(metric, same) for metric in document["metrics"])
    return [each for each in found if len(each.runs) > 1]


def comparable_runs(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The runs over the same paths as the last one."""
    runs = document["runs"]
    return [run for run in runs if run["paths"] == runs[-1]["paths"]]


def moment(created: str) -> str:
    """A time, short enough for an axis."""
    return created[:16].replace("T", " ")


def _series(metric: str, runs: Sequence[Mapping[str, Any]]) -> Series:
    having = [run for run in runs if metric in run["figures"]]
    return Series(
        metric, tuple(moment(run["created"]) for run in having), tuple(run["figures"][metric] for run in having)
    )
