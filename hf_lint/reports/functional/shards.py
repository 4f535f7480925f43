"""The reports of the shards of one functional run as one report, which says what of them is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hf_lint.reports.functional.figures import VERDICTS, Result, verdicts_of

SCHEMA = 1
_NEEDED = {"schema", "created", "seconds", "request", "environment", "results"}


class MergeError(Exception):
    """Why the reports cannot be one, in one line."""


class Shard(NamedTuple):
    """A report of ``hf-lint functional``, and what it is called in messages."""

    name: str
    document: Mapping[str, Any]

    @property
    def part(self) -> tuple[int, int]:
        """Its number, counted from one, and how many there are."""
        number, count = self.document["request"]["shard"]
        return number, count


class Merged(NamedTuple):
    """``lacks`` say what is not there, a line each, and ``remarks`` what else a reader should know."""

    document: dict[str, Any]
    lacks: list[str]
    remarks: list[str]


def shard_of(name: str, document: object) -> Shard:
    """Raises ``MergeError`` if that is no report of a functional run which this version can read."""
    if not isinstance(document, dict) or _NEEDED - document.keys():
        raise MergeError(f"{name} is no JSON report of `hf-lint functional`")
    if document["schema"] != SCHEMA:
        raise MergeError(f"{name} has the schema {document['schema']}, and {SCHEMA} is what this hf-lint knows")
    if not _is_whole(document):
        raise MergeError(f"{name} is no JSON report of `hf-lint functional`: it lacks the shard or the environment")
    if "shards" in document:
        raise MergeError(f"{name} is made of several reports already; give those")
    return Shard(name, document)


def _is_whole(document: Mapping[str, Any]) -> bool:
    request, environment = document["request"], document["environment"]
    if not isinstance(request, dict) or not isinstance(environment, dict) or not isinstance(document["results"], list):
        return False
    part = request.get("shard")
    return isinstance(part, list) and len(part) == 2 and {"processor", "packages"} <= environment.keys()


def merge(shards: Sequence[Shard]) -> Merged:
    """One document, as if the run had not been divided; its ``shards`` tell of what it was made.

    What stands in several reports counts once, with the worst of its verdicts. Raises ``MergeError`` for reports of
    different runs.
    """
    first = shards[0]
    for other in shards[1:]:
        if differs := _difference(first, other):
            raise MergeError(f"{other.name} is not of the same run as {first.name}: {differs}")
    count = first.part[1]
    lacking = sorted(set(range(1, count + 1)) - {shard.part[0] for shard in shards})
    results, twice = _results(shards)
    found = {
        **first.document,
        "created": max(shard.document["created"] for shard in shards),
        "seconds": max(shard.document["seconds"] for shard in shards),
        "request": {**first.document["request"], "shard": [1, 1]},
        "planned": sum(shard.document.get("planned", 0) for shard in shards) - twice,
        "results": results,
        "shards": {"of": count, "lacking": lacking, "reports": [_told(shard) for shard in shards]},
    }
    found["verdicts"] = dict(sorted(verdicts_of(found).items()))
    return Merged(found, list(_lacks(shards, lacking)), list(_remarks(shards, twice)))


def _difference(first: Shard, other: Shard) -> str:
    one, two = (_identity(shard) for shard in (first, other))
    names = [name for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)]
    if not names:
        return ""
    if names[0] == "files":
        return "other files were asked for"
    return f"{names[0]} is {two.get(names[0])}, and not {one.get(names[0])}"


def _identity(shard: Shard) -> dict[str, Any]:
    request = shard.document["request"]
    return {**request, "shard": None, "number of shards": shard.part[1]}


def _results(shards: Sequence[Shard]) -> tuple[list[Result], int]:
    """By kind, name and task, as a run that was not divided has them; and how many stood in several reports."""
    known: dict[tuple[str, str, str], Result] = {}
    total = 0
    for result in (result for shard in shards for result in shard.document["results"]):
        total += 1
        key = (result["kind"], result["name"], result["task"])
        if key not in known or _rank(result) > _rank(known[key]):
            known[key] = result
    return [_with_log(known[key]) for key in sorted(known)], total - len(known)


def _rank(result: Result) -> int:
    return VERDICTS.index(result["verdict"])


def _with_log(result: Result) -> Result:
    """The log of another machine is not here, and a link to it would lead nowhere."""
    return result if not result["log"] or Path(result["log"]).is_file() else {**result, "log": None}


def _told(shard: Shard) -> dict[str, Any]:
    found = shard.document
    return {
        "number": shard.part[0],
        "created": found["created"],
        "seconds": found["seconds"],
        "results": len(found["results"]),
        "processor": found["environment"]["processor"],
        "packages": found["environment"]["packages"],
    }


def _lacks(shards: Sequence[Shard], lacking: Sequence[int]) -> Iterator[str]:
    for number in lacking:
        yield f"shard {number} of {shards[0].part[1]} has no report, and what it should have run is not in the figures"
    for shard in shards:
        results, planned = len(shard.document["results"]), shard.document.get("planned", 0)
        if results < planned:
            yield f"{shard.name} has {results} of {planned} results: its run was cut short"


def _remarks(shards: Sequence[Shard], twice: int) -> Iterator[str]:
    count = shards[0].part[1]
    for number in range(1, count + 1):
        names = [shard.name for shard in shards if shard.part[0] == number]
        if len(names) > 1:
            yield f"shard {number} of {count} has {len(names)} reports: {', '.join(names)}"
    if twice:
        yield f"{twice} results stand in more than one report; the worst verdict counts"
    for shard in shards[1:]:
        yield from _other_versions(shards[0], shard)


def _other_versions(first: Shard, other: Shard) -> Iterator[str]:
    ours, theirs = (shard.document["environment"]["packages"] for shard in (first, other))
    for name in sorted(ours.keys() | theirs.keys()):
        if ours.get(name) != theirs.get(name):
            one, two = ours.get(name, "not there"), theirs.get(name, "not there")
            yield f"{name} is {one} in {first.name}, and {two} in {other.name}"
