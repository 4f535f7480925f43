"""What ``hf-lint catalog`` shows: plain records for JSON, and their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.comparison import Change
from hf_lint.catalog.model_types import entry_classes

Page = dict[str, object]


def summary(catalog: Catalog) -> Page:
    """Which release it is, and how much it knows."""
    families = Counter(details.family for details in catalog.details.values())
    return {
        "transformers": catalog.version,
        "model types": len(catalog.model_types),
        "classes": len(catalog.classes),
        "auto classes": len(catalog.auto_classes),
        "tasks": sorted(catalog.tasks),
        "task aliases": dict(catalog.task_aliases),
        "removed tasks": sorted(catalog.removed_tasks),
        "checkpoints": len(catalog.checkpoints),
        "families": dict(families.most_common()),
    }


def page(catalog: Catalog, name: str) -> Page:
    """The page of a model type, a class or a task; empty if it is none of these."""
    if name in catalog.model_types:
        return _model_type(catalog, name)
    if catalog.has_class(name):
        return _class(catalog, name)
    return _task(catalog, name)


def _model_type(catalog: Catalog, name: str) -> Page:
    known = catalog.model_types[name]
    details = known.details
    return {
        "model type": name,
        "family": details.family,
        "folder": f"models/{known.folder}",
        "configuration": known.config_class,
        "sub-configurations": dict(details.sub_configs),
        "main input": details.main_input,
        "modalities": list(details.modalities),
        "heads": {head: list(names) for head, names in known.heads.items()},
        "tasks": list(known.tasks),
        "tokenizers": list(known.tokenizers),
        "processors": list(known.processors),
        "image processors": list(known.image_processors),
        "feature extractors": list(known.feature_extractors),
        "video processors": list(known.video_processors),
        "checkpoints": list(details.checkpoints),
        "inherits from": list(known.parents),
    }


def _class(catalog: Catalog, name: str) -> Page:
    behind = catalog.class_behind(name) or name
    module = catalog.classes.get(behind, "")
    folder = "/".join(module.split(".")[1:-1])
    return {
        "class": name,
        "stands for": behind if behind != name else None,
        "module": f"transformers.{module}",
        "model type": catalog.model_type_of_class(name),
        "auto classes": [auto_class for auto_class in catalog.auto_classes if _lists(catalog, auto_class, behind)],
        "inherits from": catalog.lineage.get(folder, {}).get(behind),
    }


def _lists(catalog: Catalog, auto_class: str, name: str) -> bool:
    return any(name in entry_classes(entry) for entry in catalog.tables[catalog.auto_classes[auto_class]].values())


def _task(catalog: Catalog, name: str) -> Page:
    if (hint := catalog.removal_hint(name)) is not None:
        return {"task": name, "removed": True, "hint": hint}
    task = catalog.tasks.get(catalog.normal_task(name) or "")
    if task is None:
        return {}
    return {
        "task": task.name,
        "asked for as": name if name != task.name else None,
        "pipeline": task.pipeline,
        "modality": task.modality,
        "auto classes": list(task.auto_classes),
        "default checkpoint": task.default,
        "model types": [known for known in catalog.model_types if task.name in catalog.tasks_of(known)],
    }


def nearest_name(catalog: Catalog, name: str) -> str | None:
    """The model type, task or class that comes nearest, in this order."""
    return catalog.nearest_model_type(name) or catalog.nearest_task(name) or catalog.nearest_class(name)


def changes(found: Mapping[str, Change]) -> dict[str, dict[str, list[str]]]:
    """The record of a comparison."""
    return {sort: {"added": list(change.added), "removed": list(change.removed)} for sort, change in found.items()}


def text_of_changes(found: Mapping[str, Mapping[str, list[str]]]) -> str:
    """One line for each name, after a heading for each sort."""
    lines = []
    for sort, change in found.items():
        lines.append(f"{sort}: {len(change['added'])} added, {len(change['removed'])} removed")
        lines += [f"  + {name}" for name in change["added"]]
        lines += [f"  - {name}" for name in change["removed"]]
    return "\n".join(lines)


def text_of(found: Page) -> str:
    """One line for each fact; what is empty is left out."""
    return "\n".join(f"{key}: {_value(value)}" for key, value in found.items() if value not in (None, "", [], {}))


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "".join(f"\n  {key}: {_value(part)}" for key, part in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
