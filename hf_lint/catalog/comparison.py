"""What changed from one release of transformers to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hf_lint.catalog.catalog import Catalog


@dataclass(frozen=True)
class Change:
    """What came and what went, of one sort of names."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


def compared(old: Catalog, new: Catalog) -> dict[str, Change]:
    """By sort of names: model types, heads (Auto classes), classes, tasks, checkpoints."""
    return {
        "model types": _change(old.folders, new.folders),
        "auto classes": _change(old.auto_classes, new.auto_classes),
        "tasks": _change([*old.tasks, *old.task_aliases], [*new.tasks, *new.task_aliases]),
        "classes": Change(_missing(new.classes, old), _missing(old.classes, new)),
        "checkpoints": _change(old.checkpoints, new.checkpoints),
    }


def _change(old: Iterable[str], new: Iterable[str]) -> Change:
    before, after = set(old), set(new)
    return Change(tuple(sorted(after - before)), tuple(sorted(before - after)))


def _missing(names: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """The names that the other release lacks; one that it still makes when asked for counts as there."""
    return tuple(sorted(name for name in names if not catalog.has_class(name)))
