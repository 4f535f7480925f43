"""A small catalogue's worth of suites, read against the newest shipped release."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import shipped
from hf_lint.coverage.file_reading import FileReader
from hf_lint.coverage.record import FileRecord

Place = Callable[[str, str], FileRecord]
RELEASE = "5.23.0"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return shipped(RELEASE)


@pytest.fixture(scope="session")
def reader(catalog: Catalog) -> FileReader:
    return FileReader(catalog)


@pytest.fixture
def place(reader: FileReader, tmp_path: Path) -> Place:
    """Writes a file of this name and text, and says what it tests."""

    def read(name: str, text: str) -> FileRecord:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return reader.read(name, path.read_bytes(), path).record

    return read
