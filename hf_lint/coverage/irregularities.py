"""What is odd about the files of a suite: orphans, copies that test something else, duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from hf_lint.coverage.history import lifetimes
from hf_lint.coverage.known_types import bare_name
from hf_lint.coverage.record import KNOWN, RETIRED, UNKNOWN, FileRecord

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog


def orphans(records: Iterable[FileRecord], catalog: Catalog) -> list[dict[str, Any]]:
    """The tests of models that transformers has no longer, or never had."""
    return [
        {"path": record.path, "model": record.model_type or bare_name(record.named_for), "standing": record.standing,
         "reason": _reason(record, catalog)}
        for record in records if record.standing in (RETIRED, UNKNOWN)
    ]  # fmt: skip


def _reason(record: FileRecord, catalog: Catalog) -> str:
    if record.standing == UNKNOWN:
        name = bare_name(record.named_for)
        meant = catalog.nearest_model_type(name)
        return f"no release of transformers has a model type {name}" + (f"; the nearest is {meant}" if meant else "")
    life = lifetimes().get(record.model_type or "")
    if life is None or record.model_type in catalog.folders:
        return record.remarks[-1] if record.remarks else f"transformers {catalog.version} does not have it"
    gone = f", gone in {life.gone}" if life.gone else ""
    return f"transformers has had it from {life.first} or before to {life.last}{gone}"


def copies(records: Iterable[FileRecord]) -> list[dict[str, Any]]:
    """The files that are named for one model and test another."""
    return [
        {"path": record.path, "named_for": record.named_for, "claimed": record.claimed, "tests": record.model_type,
         "reason": f"{'; '.join(record.remarks)} ({record.why})"}
        for record in records if record.copied
    ]  # fmt: skip


def doubts(records: Iterable[FileRecord]) -> list[dict[str, Any]]:
    """The files whose name and content do not quite agree, and that count for the model they are named for."""
    return [
        {"path": record.path, "model_type": record.model_type, "reason": "; ".join(record.remarks)}
        for record in records if record.remarks and not record.copied and record.standing == KNOWN
    ]  # fmt: skip


def duplicates(records: Iterable[FileRecord]) -> list[dict[str, Any]]:
    """The files of one folder and one convention that test the same type in the same role."""
    groups: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for record in records:
        if record.model_type is not None and record.convention != "plain":
            folder = str(PurePath(record.path).parent)
            groups[folder, record.convention, record.role, record.model_type].append(record.path)
    return [
        {"model_type": model_type, "convention": convention, "folder": folder, "files": paths}
        for (folder, convention, _, model_type), paths in sorted(groups.items()) if len(paths) > 1
    ]  # fmt: skip
