"""What a snapshot of one release of transformers holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hf_lint.catalog.model import Details, Exports, Task


@dataclass(frozen=True)
class Record:
    """What a release of transformers knows, as its files say it.

    ``tables`` has the mappings of ``models/auto`` by their names, entry for entry; ``auto_classes`` the table that an
    Auto class looks in; ``folders`` the folder below ``models`` of each model type. ``exports`` has the public names
    by module, ``made_names`` and ``made_suffixes`` those that transformers makes when asked for. ``lineage`` has, by
    folder, what ``modular_*.py`` inherits from other models.
    """

    version: str
    tables: Mapping[str, Mapping[str, object]]
    auto_classes: Mapping[str, str]
    folders: Mapping[str, str]
    tasks: Mapping[str, Task]
    task_aliases: Mapping[str, str]
    removed_tasks: Mapping[str, str]
    replaced_tasks: Mapping[str, str]
    exports: Mapping[str, Exports]
    made_names: Mapping[str, str]
    made_suffixes: tuple[str, ...]
    details: Mapping[str, Details]
    lineage: Mapping[str, Mapping[str, str]]

    def parents_of(self, folder: str) -> tuple[str, ...]:
        """The model folders that ``modular_*.py`` of a folder takes classes from, the most used first."""
        origins = Counter(base.rpartition(".")[0] for base in self.lineage.get(folder, {}).values())
        return tuple(origin for origin, _ in origins.most_common() if origin != folder)
