"""Which model types a suite is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.catalog.nearest import folded

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog


def wholes(catalog: Catalog) -> tuple[str, ...]:
    """The model types that have a model of their own and are not part of another one in the same folder.

    ``clip_text_model`` is a part of ``clip``: a test of CLIP runs it, and its classes count among those of the suite.
    """
    parts = parts_of(catalog)
    return tuple(name for name, known in catalog.model_types.items() if known.heads and name not in parts)


def parts_of(catalog: Catalog) -> dict[str, str]:
    """The model types that are parts, each with the whole that it is part of.

    A part lives in the folder of the whole. Either a configuration there holds its own, or its name goes on from that
    of the type that the folder is named after, and it has one model class at most.
    """
    by_folder: dict[str, list[str]] = {}
    for name, folder in catalog.folders.items():
        by_folder.setdefault(folder, []).append(name)
    found = [_parts(catalog, folder, names) for folder, names in by_folder.items() if len(names) > 1]
    return {name: whole for parts in found for name, whole in parts.items()}


def _parts(catalog: Catalog, folder: str, names: list[str]) -> dict[str, str]:
    direct: dict[str, str] = {}
    main = next((name for name in names if folded(name) == folded(folder.rpartition("/")[2])), None)
    for name in (name for name in names if name != main):  # the one that the folder is named after is part of none
        holder = next((other for other in names if other != name and _holds(catalog, other, name)), None)
        if holder is not None and not _holds(catalog, name, holder):
            direct[name] = holder
        elif main is not None and _goes_on(catalog, name, main):
            direct[name] = main
    return {name: _top(name, direct) for name in direct}


def _holds(catalog: Catalog, name: str, other: str) -> bool:
    """Whether the configuration of the first has that of the second among its own."""
    held = catalog.model_types[name].details.sub_configs.values()
    return catalog.model_types[other].config_class in held or f"AutoConfig:{other}" in held


def _goes_on(catalog: Catalog, name: str, main: str) -> bool:
    only_base = len(catalog.model_types[name].model_classes) <= 1
    return only_base and name != main and folded(name).startswith(folded(main))


def _top(name: str, direct: dict[str, str]) -> str:
    seen = [name]
    while (holder := direct.get(seen[-1])) is not None and holder not in seen:
        seen.append(holder)
    return seen[-1]
