"""Whose a checkpoint is, where the documentation of several model types names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.catalog.nearest import folded

if TYPE_CHECKING:
    from hf_lint.catalog.record import Record


def claimant(record: Record, checkpoint: str, names: list[str]) -> str | None:
    """The model type of a checkpoint among those that name it; None if that cannot be told.

    A part gives way to the whole, a type to the one whose name is in the id, one that inherits to the one that it
    inherits from.
    """
    whole = [name for name in names if not any(_is_part(record, name, other) for other in names if other != name)]
    if len(whole) <= 1:
        return whole[0] if whole else None
    spelled = [name for name in whole if folded(name) in folded(checkpoint)]
    longest = [name for name in spelled if len(name) == max(map(len, spelled))]
    return longest[0] if len(longest) == 1 else _of_folder(record, whole, _first_folder(record, whole))


def _is_part(record: Record, name: str, other: str) -> bool:
    parts = record.details[other].sub_configs.values()
    config = record.tables["CONFIG_MAPPING_NAMES"][name]
    return record.folders[name] == record.folders[other] and (config in parts or f"AutoConfig:{name}" in parts)


def _first_folder(record: Record, names: list[str]) -> str | None:
    """The folder that all other folders take classes from."""
    folders = {record.folders[name] for name in names}
    first = [one for one in sorted(folders) if all(one in record.parents_of(other) for other in folders - {one})]
    return first[0] if len(first) == 1 else None


def _of_folder(record: Record, names: list[str], folder: str | None) -> str | None:
    here = [name for name in names if record.folders[name] == folder]
    main = [name for name in here if name.replace("-", "_") == folder]
    return (main or here)[0] if main or len(here) == 1 else None
