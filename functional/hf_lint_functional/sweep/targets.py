"""What a sweep is over: the classes of model types, their pipelines, their tokenizers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import catalog_of_version
from hf_lint.catalog.model import ModelType
from hf_lint_functional.request import RequestError
from hf_lint_functional.sweep.tokenizer_job import PART

Parts = Mapping[str, tuple[str, ...]]


def installed_catalog() -> Catalog:
    """What the installed transformers knows. Raises RequestError if it is not installed or cannot be read."""
    from importlib.metadata import version

    found = catalog_of_version(version("transformers"))
    if found is None:
        raise RequestError(f"there is no catalogue of transformers {version('transformers')}")
    return found


def base_classes(catalog: Catalog) -> Parts:
    """The one class that a model type stands for: what ``AutoModel`` gives, else its first head."""
    return {name: _sorted(found)[:1] for name, found in catalog.model_types.items() if found.model_classes}


def all_classes(catalog: Catalog) -> Parts:
    """All classes of each model type, the one that it stands for first."""
    return {name: _sorted(found) for name, found in catalog.model_types.items() if found.model_classes}


def pipelines(catalog: Catalog, model_types: Iterable[str], tasks: Collection[str] = ()) -> Parts:
    """For each type the classes with a task that they serve, as ``CLASS TASK``; all tasks, unless some are named.

    Imports the classes themselves for the few tasks that transformers lists every base model for.
    """
    found = {name: tuple(dict.fromkeys(_cases(catalog, name, tasks))) for name in model_types}
    return {name: cases for name, cases in found.items() if cases}


def tokenizers() -> Parts:
    """Every type that transformers' table of tokenizers has, also those that have no model."""
    from hf_lint_functional.preprocessing.tables import table

    return dict.fromkeys(sorted(table("tokenization_auto", "TOKENIZER_MAPPING_NAMES")), (PART,))


def _cases(catalog: Catalog, model_type: str, tasks: Collection[str]) -> Iterator[str]:
    from hf_lint_functional.preprocessing.pipeline_cases import serves

    heads = catalog.model_types[model_type].heads
    for task in catalog.tasks.values():
        if not tasks or task.name in tasks:
            names = (name for auto_class in task.auto_classes for name in heads.get(auto_class, ()))
            yield from (f"{name} {task.name}" for name in names if serves(task.name, name))


def _sorted(model_type: ModelType) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*model_type.heads.get("AutoModel", ()), *model_type.model_classes]))
