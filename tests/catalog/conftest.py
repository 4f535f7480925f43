"""The catalogue of a small package, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_package import write_package

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.reading.read_catalog import read_catalog


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("site-packages"))


@pytest.fixture(scope="session")
def catalog(package: Path) -> Catalog:
    return read_catalog(package)
