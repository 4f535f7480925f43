"""Which catalogue holds for a project."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.installed import catalog_of, fingerprint, installed_package, package_of_checkout
from hf_lint.catalog.name_table import Release, release_of
from hf_lint.catalog.release_choice import numbers_of, wanted_release
from hf_lint.catalog.snapshot import decoded

if TYPE_CHECKING:
    from hf_lint.settings.model import Settings


def catalog_for(settings: Settings) -> Catalog:
    """The catalogue of the transformers that the tests are for.

    ``target-transformers`` decides, among the shipped snapshots and what is installed. Without it, the checkout of
    transformers that is linted, else what is installed, else the newest snapshot. Each is loaded once a process; an
    unseen release is read once, which takes some seconds, and kept in the user's cache.
    """
    return _chosen(settings.target_transformers, settings.root)


def targeted_release(settings: Settings) -> Release | None:
    """The release that the tests are written for: ``target-transformers``, else that of the checkout they belong to.

    None where neither says it: what happens to be installed may be one of many that the tests run with.
    """
    return release_of(settings.target_transformers) or _release_of_checkout(settings.root)


@cache
def _release_of_checkout(root: Path) -> Release | None:
    package = package_of_checkout(root)
    return None if package is None else release_of(_version_of(package))


def edition(settings: Settings) -> str:
    """Changes when the transformers changes that :func:`catalog_for` would read; costs no reading."""
    package = package_of_checkout(settings.root) or installed_package()
    return "" if package is None else fingerprint(package)


@cache
def _chosen(target: str | None, root: Path) -> Catalog:
    package = package_of_checkout(root) or installed_package()
    here = None if package is None else _version_of(package)
    if target is not None:
        wanted = wanted_release(target, {*shipped_versions(), *([here] if here else [])})
        if wanted is not None and wanted != here:
            return shipped(wanted)
    if package is None or here is None:
        return shipped(newest_shipped())
    return shipped(here) if here in shipped_versions() else _of_package(package)


def catalog_of_version(version: str) -> Catalog | None:
    """The catalogue of a version, shipped or installed; ``4.57`` means the newest 4.57. None if there is none."""
    package = installed_package()
    here = None if package is None else _version_of(package)
    aim = numbers_of(version)
    fitting = [known for known in shipped_versions() if aim and numbers_of(known)[: len(aim)] == aim]
    if fitting:
        return shipped(fitting[-1])
    return _of_package(package) if package is not None and here == version else None


@cache
def _of_package(package: Path) -> Catalog:
    return catalog_of(package)


def _version_of(package: Path) -> str | None:
    from hf_lint.catalog.reading.source_tree import NotTransformers, source_tree

    try:
        return source_tree(package).version
    except (NotTransformers, OSError):
        return None


@cache
def shipped_versions() -> tuple[str, ...]:
    """The releases with a shipped snapshot, the oldest first."""
    names = (file.name for file in files("hf_lint.catalog").joinpath("snapshots").iterdir())
    return tuple(sorted((name[:-5] for name in names if name.endswith(".json")), key=numbers_of))


def newest_shipped() -> str:
    """The newest release with a shipped snapshot."""
    return shipped_versions()[-1]


@cache
def shipped(version: str) -> Catalog:
    """A shipped snapshot. Raises ``FileNotFoundError`` for a version without one."""
    file = files("hf_lint.catalog") / "snapshots" / f"{version}.json"
    return decoded(file.read_text(encoding="utf-8"))


def forget_catalogs() -> None:
    """Choose and load anew from now on, as a long-running server must when packages change."""
    for cached in (_chosen, _of_package, _release_of_checkout):
        cached.cache_clear()
