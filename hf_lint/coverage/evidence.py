"""How well model types and model classes are tested, in levels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hf_lint.coverage.record import KNOWN, FileRecord

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.coverage.results import Results

LEVELS = ("declared", "structured", "configured", "executed", "sensitive")
_STRUCTURE = ("HFT0", "HFT1")
_TASKS = ("HFT0", "HFT2")
_OF_PREPROCESSORS = ("tokenization", "processing", "processor", "image", "feature", "video", "configuration")


@dataclass
class Evidence:
    """What is known of a type or a class.

    ``levels`` are all that some file reaches; ``level`` the highest that one file reaches with all below it, empty
    without any.
    """

    levels: set[str] = field(default_factory=set)
    level: str = ""
    files: list[str] = field(default_factory=list)

    def add(self, path: str, levels: Collection[str]) -> None:
        """Takes in what one file shows."""
        self.files.append(path)
        self.levels |= set(levels)
        reached = LEVELS[: next((n for n, name in enumerate(LEVELS) if name not in levels), len(LEVELS))]
        if reached and (not self.level or len(reached) > LEVELS.index(self.level) + 1):
            self.level = reached[-1]

    def reaches(self, level: str) -> bool:
        """Whether one file reaches the level with all below it."""
        return bool(self.level) and LEVELS.index(self.level) >= LEVELS.index(level)

    def in_order(self) -> list[str]:
        """The levels from the lowest."""
        return [name for name in LEVELS if name in self.levels]


def tests_model(record: FileRecord) -> bool:
    """Whether a file tests a model of the catalogue's, and not just what prepares its inputs."""
    return record.standing == KNOWN and not record.role.startswith(_OF_PREPROCESSORS)


def static_levels(record: FileRecord, codes: Collection[str] | None) -> set[str]:
    """What reading shows; ``codes`` are the findings of the file, None where it could not be linted."""
    found = {"declared"}
    if codes is not None and record.parses:
        found |= {"structured"} if not any(code.startswith(_STRUCTURE) for code in codes) else set()
        found |= {"configured"} if not any(code.startswith(_TASKS) for code in codes) else set()
    return found


@dataclass(frozen=True)
class Gathered:
    """The evidence by model type and by model class."""

    types: Mapping[str, Evidence]
    classes: Mapping[str, Evidence]


def gather(
    records: Iterable[FileRecord], findings: Mapping[str, Collection[str]], results: Results, catalog: Catalog
) -> Gathered:
    """The evidence of all files; ``findings`` has the codes by path, and lacks the files that were not linted."""
    types: dict[str, Evidence] = defaultdict(Evidence)
    classes: dict[str, Evidence] = defaultdict(Evidence)
    for record in filter(tests_model, records):
        levels = static_levels(record, findings.get(record.path))
        result = results.of(record.path)
        ran = frozenset[str]() if result is None else result.classes
        seen = {"executed", "sensitive"} if result is not None and result.sensitive else {"executed"}
        for name in dict.fromkeys([*record.classes, *sorted(ran & catalog.classes.keys())]):
            classes[name].add(record.path, levels | (seen if name in ran else set()))
        owners = {catalog.model_type_of_class(name) for name in ran}
        for model_type in record.model_types:
            types[model_type].add(record.path, levels | (seen if model_type in owners else set()))
    return Gathered(dict(types), dict(classes))
