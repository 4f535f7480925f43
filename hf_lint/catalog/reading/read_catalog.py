"""Puts together what the readers of single files find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.reading.auto_tables import read_auto_tables
from hf_lint.catalog.reading.lineage import read_lineage
from hf_lint.catalog.reading.model_details import read_details
from hf_lint.catalog.reading.pipeline_tasks import (
    read_removed_tasks,
    read_replaced_tasks,
    read_task_aliases,
    read_tasks,
)
from hf_lint.catalog.reading.public_names import read_exports, read_made_names, read_made_suffixes
from hf_lint.catalog.reading.source_tree import source_tree
from hf_lint.catalog.reading.static_module import StaticModules


def read_catalog(place: Path, is_available: Callable[[str], bool] = lambda _: True) -> Catalog:
    """Reads a wheel, an installed package or a checkout of transformers.

    ``is_available`` answers for functions such as ``is_torch_available``, on which some tables depend; by default
    every optional package counts as there. Raises ``NotTransformers``.
    """
    tree = source_tree(place)
    modules = StaticModules(tree, is_available)
    auto = read_auto_tables(modules)
    exports = read_exports(modules)
    classes = {name for each in exports.values() for name in each.classes}
    suffixes = read_made_suffixes(tree)
    return Catalog(
        version=tree.version,
        tables=auto.tables,
        auto_classes=auto.auto_classes,
        folders=auto.folders,
        tasks=read_tasks(modules),
        task_aliases=read_task_aliases(modules),
        removed_tasks=read_removed_tasks(modules),
        replaced_tasks=read_replaced_tasks(tree),
        exports=exports,
        made_names=read_made_names(modules, classes, suffixes),
        made_suffixes=suffixes,
        details=read_details(tree, auto),
        lineage=read_lineage(tree),
    )
