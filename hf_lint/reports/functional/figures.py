"""What a functional report counts and ranks, for every format alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Result = Mapping[str, Any]
GOOD = ("passed",)
# From the best to the worst, the order of every table.
VERDICTS = (
    "passed", "skipped", "unavailable", "hollow", "insensitive", "uncollected", "failed", "error", "timeout",
    "crashed", "out-of-memory",
)  # fmt: skip
FAILING = VERDICTS[VERDICTS.index("uncollected") :]
"""Those that make a run fail; the others do if the user asks for it."""


class Group(NamedTuple):
    """The results of one family or task: how many of each verdict, and the seconds of all."""

    name: str
    verdicts: Mapping[str, int]
    seconds: float

    @property
    def total(self) -> int:
        """All results of the group."""
        return sum(self.verdicts.values())


def grouped(results: Iterable[Result], by: str) -> list[Group]:
    """The results by a field of theirs such as ``family``, the largest group first; those without it left out."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        if result[by]:
            groups[result[by]].append(result)
    found = [Group(name, _verdicts(of), sum(each["seconds"] for each in of)) for name, of in groups.items()]
    return sorted(found, key=lambda group: (-group.total, group.name))


def _verdicts(results: Iterable[Result]) -> dict[str, int]:
    counts = Counter(str(result["verdict"]) for result in results)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def verdicts_of(document: Mapping[str, Any]) -> dict[str, int]:
    """How many results have each verdict, the best first."""
    return _verdicts(document["results"])


def slowest(results: Sequence[Result], most: int = 10) -> list[Result]:
    """Those that took longest."""
    return sorted(results, key=lambda result: -result["seconds"])[:most]


def largest(results: Sequence[Result], most: int = 10) -> list[Result]:
    """Those that took most memory, of those whose memory is known."""
    known = [result for result in results if result["peak_memory"]]
    return sorted(known, key=lambda result: -result["peak_memory"])[:most]


def troubled(results: Iterable[Result]) -> list[Result]:
    """Whatever is not simply well, the worst first."""
    found = [result for result in results if result["verdict"] not in {*GOOD, "skipped", "unavailable"}]
    return sorted(found, key=lambda result: (-VERDICTS.index(result["verdict"]), result["name"]))


def megabytes(size: int | None) -> str:
    """Bytes for people."""
    return "" if size is None else f"{size / 1e6:,.0f} MB"


def cut_short(document: Mapping[str, Any]) -> str:
    """Says so where a run has fewer results than it should have; empty where it has all."""
    results, planned = len(document["results"]), document.get("planned", 0)
    return f"The run was cut short: {results} of {planned} results." if results < planned else ""


def environment_line(document: Mapping[str, Any]) -> str:
    """The machine and the versions in one line."""
    environment = document["environment"]
    packages = environment["packages"]
    named = ", ".join(f"{name} {packages[name]}" for name in ("torch", "transformers") if name in packages)
    devices, asked = environment["devices"], document["request"]["device"]
    device = next((each for each in devices if each["name"] == asked), devices[0])
    machine = f"{device['description']} ({device['name']}), {environment['cores']} cores"
    return f"{machine}, {named}, Python {environment['python']}"
