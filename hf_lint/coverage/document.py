"""All that is known of a suite's coverage, as one JSON document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from hf_lint import __version__
from hf_lint.catalog.model_types import head_of
from hf_lint.coverage.evidence import LEVELS, Evidence, gather
from hf_lint.coverage.irregularities import copies, doubts, duplicates, orphans
from hf_lint.coverage.roadmap import Roadmap
from hf_lint.coverage.scope import parts_of
from hf_lint.settings.model import TIERS

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.coverage.evidence import Gathered
    from hf_lint.coverage.importance import Importance
    from hf_lint.coverage.record import FileRecord
    from hf_lint.coverage.results import Results

SCHEMA = 1


@dataclass(frozen=True)
class Suite:
    """What was read: the records of the files, the codes found in each that was linted, the last functional run."""

    paths: Sequence[str]
    records: Sequence[FileRecord]
    findings: Mapping[str, Collection[str]]
    results: Results


def document(suite: Suite, catalog: Catalog, importances: Mapping[str, Importance]) -> dict[str, Any]:
    """The report; ``importances`` are of the types in scope, the most important first."""
    gathered = gather(suite.records, suite.findings, suite.results, catalog)
    types = [_type(name, importances[name], gathered, catalog) for name in importances]
    covered = {each["name"] for each in types if each["levels"]}
    return {
        "schema": SCHEMA,
        "tool": {"name": "hf-lint", "version": __version__},
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "transformers": catalog.version,
        "paths": list(suite.paths),
        "results": None if suite.results.file is None else str(suite.results.file),
        "levels": list(LEVELS),
        "totals": {
            "files": len(suite.records),
            "model_types": counted(types),
            "classes": counted([cell for each in types for cell in each["classes"]]),
        },
        "tiers": groups(types, lambda each: [each["tier"]], TIERS),
        "families": groups(types, lambda each: [each["family"]]),
        "tasks": groups(types, lambda each: each["tasks"]),
        "heads": groups([cell for each in types for cell in each["classes"]], lambda cell: cell["heads"]),
        "model_types": types,
        "parts": _parts(gathered, catalog),
        "files": [record.to_json() for record in suite.records],
        "orphans": orphans(suite.records, catalog),
        "copies": copies(suite.records),
        "doubts": doubts(suite.records),
        "duplicates": duplicates(suite.records),
        "missing": Roadmap(catalog, importances, covered).entries(),
    }


def counted(cells: Collection[Mapping[str, Any]]) -> dict[str, Any]:
    """How many there are, and how many reach each level with all levels below it."""
    reached = {level: sum(1 for cell in cells if _reaches(cell, level)) for level in LEVELS}
    return {"total": len(cells), "reached": reached, "percent": percents(reached, len(cells))}


def percents(reached: Mapping[str, int], total: int) -> dict[str, float]:
    """Rounded down to a tenth, so that 100 means all."""
    return {level: (1000 * count // total) / 10 if total else 0.0 for level, count in reached.items()}


def _reaches(cell: Mapping[str, Any], level: str) -> bool:
    return bool(cell["level"]) and LEVELS.index(cell["level"]) >= LEVELS.index(level)


def groups(
    cells: Iterable[Mapping[str, Any]],
    names_of: Callable[[Mapping[str, Any]], Iterable[str]],
    order: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """The figures of each group that the cells belong to, in the given order or the largest first."""
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in order}
    for cell in cells:
        for name in names_of(cell):
            found.setdefault(name, []).append(cell)
    rows = [{"name": name, **counted(members)} for name, members in found.items()]
    return rows if order else sorted(rows, key=lambda row: (-int(row["total"]), str(row["name"])))


def _type(name: str, importance: Importance, gathered: Gathered, catalog: Catalog) -> dict[str, Any]:
    known, evidence = catalog.model_types[name], gathered.types.get(name, Evidence())
    heads: dict[str, list[str]] = {}
    for auto_class, classes in known.heads.items():
        for class_name in classes:
            heads.setdefault(class_name, []).append(head_of(auto_class))
    return {
        "name": name,
        "folder": known.folder,
        "family": known.details.family,
        "tier": importance.tier,
        "score": importance.score,
        "importance": importance.explanation,
        "tasks": list(known.tasks),
        **_shown(evidence),
        "classes": [
            {"name": each, "heads": heads[each], **_shown(gathered.classes.get(each, Evidence()))} for each in heads
        ],
    }


def _shown(evidence: Evidence) -> dict[str, Any]:
    return {"levels": evidence.in_order(), "level": evidence.level, "files": evidence.files}


def _parts(gathered: Gathered, catalog: Catalog) -> list[dict[str, Any]]:
    """The types that count with the whole that they are part of."""
    return [
        {"name": name, "part_of": whole, **_shown(gathered.types.get(name, Evidence()))}
        for name, whole in sorted(parts_of(catalog).items())
        if catalog.model_types[name].heads
    ]
