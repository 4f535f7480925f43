"""Which heads a pipeline task runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.catalog.model_types import entry_classes

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

# What the pipeline of a task takes beyond its own entries.
_ALSO = {"image-segmentation": ("AutoModelForInstanceSegmentation", "AutoModelForUniversalSegmentation")}


def auto_classes_for(catalog: Catalog, task: str) -> tuple[str, ...]:
    """The Auto classes whose models a task takes; the name of the task without aliases."""
    return (*catalog.tasks[task].auto_classes, *_ALSO.get(task, ()))


def has_head(catalog: Catalog, model_type: str, task: str) -> bool:
    """Whether the type serves the task, or one that lives in the same folder: a class of a part may mean the whole."""
    folder = catalog.folders[model_type]
    related = (catalog.model_types[name] for name, home in catalog.folders.items() if home == folder)
    return any(auto_class in known.heads for known in related for auto_class in auto_classes_for(catalog, task))


def is_head_for(catalog: Catalog, class_name: str, task: str) -> bool:
    """Whether a class stands in the tables of the task's Auto classes."""
    tables = (catalog.tables[catalog.auto_classes[name]] for name in auto_classes_for(catalog, task))
    return any(class_name in entry_classes(entry) for table in tables for entry in table.values())
