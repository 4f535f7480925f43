"""Which model types a suite is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog


def wholes(catalog: Catalog) -> tuple[str, ...]:
    """The model types that have a model of their own and are not part of another one in the same folder.

    ``clip_text_model`` is a part of ``clip``: a test of CLIP runs it, and its classes count among those of the suite.
    """
    parts = dict(parts_of(catalog))
    return tuple(name for name, known in catalog.model_types.items() if known.heads and name not in parts)


def parts_of(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The model types that are parts, each with the type whose configuration holds theirs."""
    by_folder: dict[str, list[str]] = {}
    for name, folder in catalog.folders.items():
        by_folder.setdefault(folder, []).append(name)
    for names in by_folder.values():
        yield from _parts(catalog, names) if len(names) > 1 else ()


def _parts(catalog: Catalog, names: list[str]) -> Iterator[tuple[str, str]]:
    held = {name: set(catalog.details[name].sub_configs.values()) for name in names if name in catalog.details}
    for name in names:
        mine = {catalog.model_types[name].config_class, f"AutoConfig:{name}"}
        holder = next((other for other in names if other != name and mine & held.get(other, set())), None)
        if holder is not None and not _holds(name, holder, held, catalog):
            yield name, holder


def _holds(name: str, other: str, held: dict[str, set[str]], catalog: Catalog) -> bool:
    """Whether the first holds the second as well, so that neither is the part."""
    return bool({catalog.model_types[other].config_class, f"AutoConfig:{other}"} & held.get(name, set()))
