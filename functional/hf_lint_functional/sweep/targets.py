"""Which classes a sweep is over."""

from __future__ import annotations

from collections.abc import Mapping

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import catalog_of_version
from hf_lint.catalog.model import ModelType


def installed_catalog() -> Catalog:
    """What the installed transformers knows. Raises LookupError if it is not installed or cannot be read."""
    from importlib.metadata import version

    found = catalog_of_version(version("transformers"))
    if found is None:
        raise LookupError(f"there is no catalogue of transformers {version('transformers')}")
    return found


def base_classes(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """The one class that a model type stands for: what ``AutoModel`` gives, else its first head."""
    return {name: _sorted(found)[:1] for name, found in catalog.model_types.items() if found.model_classes}


def all_classes(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """All classes of each model type, the one that it stands for first."""
    return {name: _sorted(found) for name, found in catalog.model_types.items() if found.model_classes}


def _sorted(model_type: ModelType) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*model_type.heads.get("AutoModel", ()), *model_type.model_classes]))
