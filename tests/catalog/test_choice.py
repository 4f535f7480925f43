"""Which catalogue holds."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from fake_package import write_package

from hf_lint.catalog import installed
from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import catalog_for, edition, forget_catalogs, newest_shipped, shipped, shipped_versions
from hf_lint.catalog.installed import catalog_of
from hf_lint.catalog.release_choice import wanted_release
from hf_lint.catalog.snapshot import encoded
from hf_lint.settings.model import Settings

THERE = ("4.56.2", "4.57.6", "5.0.1", "5.23.0")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    forget_catalogs()


@pytest.mark.parametrize(
    ("specifier", "version"),
    [
        ("5.23.0", "5.23.0"),
        ("4.57", "4.57.6"),
        ("5", "5.23.0"),
        ("v5.0", "5.0.1"),
        (">=4.56,<5", "4.57.6"),
        ("~=4.56.1", "4.56.2"),
        ("!=5.23.0", "5.0.1"),
        ("<5.0", "4.57.6"),
        ("5.10", "5.0.1"),
        ("6.2", "5.23.0"),
        ("4.30", "4.56.2"),
        ("main", None),
    ],
)
def test_specifier_means_the_newest_that_fits_or_the_nearest(specifier: str, version: str | None):
    assert wanted_release(specifier, THERE) == version


@pytest.mark.parametrize(
    ("specifier", "version"),
    [("5.0", "5.23.0"), ("5.40", "5.23.0"), ("4.30", "4.57.6"), ("3.5", "4.57.6"), ("6.0", "5.23.0")],
)
def test_release_of_the_same_major_version_comes_before_a_nearer_one(specifier: str, version: str):
    assert wanted_release(specifier, ("4.57.6", "5.23.0")) == version


def test_both_newest_series_are_shipped():
    assert [version.partition(".")[0] for version in shipped_versions()] == ["4", "5"]


@pytest.mark.parametrize("version", shipped_versions())
def test_shipped_snapshot_is_whole(version: str):
    catalog = shipped(version)
    assert catalog.version == version
    config = catalog.tables["CONFIG_MAPPING_NAMES"]
    assert set(catalog.details) == set(catalog.folders) == set(config)
    assert set(catalog.auto_classes.values()) <= set(catalog.tables)
    assert {auto for task in catalog.tasks.values() for auto in task.auto_classes} <= set(catalog.classes)
    assert set(catalog.task_aliases.values()) <= set(catalog.tasks)
    assert [name for name, known in catalog.model_types.items() if not catalog.has_class(known.config_class)] == []
    assert set(catalog.checkpoints.values()) <= set(config)


@pytest.mark.parametrize("version", shipped_versions())
def test_shipped_snapshot_places_well_known_names(version: str):
    catalog = shipped(version)
    assert catalog.model_types["bert"].details.family == "text-encoder"
    assert catalog.model_types["hubert"].details.family == "audio"
    assert catalog.model_types["clip"].details.family == "vision-text"
    assert catalog.checkpoints["google-bert/bert-base-uncased"] == "bert"
    assert catalog.model_type_of_class("CLIPVisionModelWithProjection") == "clip_vision_model"
    assert catalog.has_class("BertTokenizerFast")
    assert not catalog.has_class("BertTokeniser")


def test_shipped_snapshots_stay_small():
    folder = Path(installed.__file__).with_name("snapshots")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 1_500_000


def test_target_decides(tmp_path: Path):
    assert catalog_for(replace(Settings(root=tmp_path), target_transformers="4.57")).version == "4.57.6"


def test_checkout_of_transformers_knows_itself(tmp_path: Path):
    write_package(tmp_path / "src")
    assert catalog_for(Settings(root=tmp_path)).version == "9.1.0"


def test_installed_package_comes_before_the_snapshots(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "transformers", raising=False)
    monkeypatch.syspath_prepend(package.parent)
    assert catalog_for(Settings(root=tmp_path)).version == "9.1.0"


def test_without_any_the_newest_snapshot_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "transformers", raising=False)
    assert catalog_for(Settings(root=tmp_path)).version == newest_shipped()


def test_catalogue_is_read_once_and_kept(package: Path, catalog: Catalog, tmp_path: Path):
    assert catalog_of(package, cache=tmp_path) == catalog
    [kept] = tmp_path.glob("*.json")
    kept.write_text(encoded(replace(catalog, version="kept")), encoding="utf-8")
    assert catalog_of(package, cache=tmp_path).version == "kept"
    assert catalog_of(package, cache=tmp_path, anew=True) == catalog


def test_changed_package_is_read_again(tmp_path: Path):
    package = write_package(tmp_path)
    catalog_of(package, cache=tmp_path / "kept")
    init = package / "__init__.py"
    init.write_text(init.read_text().replace("9.1.0", "9.2.0"))
    os.utime(init, ns=(1, 1))
    assert catalog_of(package, cache=tmp_path / "kept").version == "9.2.0"


def test_broken_cache_is_passed_over(package: Path, catalog: Catalog, tmp_path: Path):
    catalog_of(package, cache=tmp_path)
    [kept] = tmp_path.glob("*.json")
    kept.write_text("{")
    assert catalog_of(package, cache=tmp_path) == catalog


def test_cache_that_cannot_be_written_is_done_without(package: Path, catalog: Catalog, tmp_path: Path):
    (tmp_path / "file").write_text("")
    assert catalog_of(package, cache=tmp_path / "file") == catalog


def test_edition_changes_with_the_checkout_that_is_linted(tmp_path: Path):
    package = write_package(tmp_path / "src")
    settings = replace(Settings(), root=tmp_path)
    before = edition(settings)
    assert edition(settings) == before
    os.utime(package / "__init__.py", (1, 1))
    assert edition(settings) != before
