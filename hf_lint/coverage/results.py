"""What the last functional run saw: which model classes ran in which test file, and which tests can fail at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCHEMA = 1


class ResultsError(Exception):
    """Results that cannot be used; the text is one line."""


@dataclass(frozen=True)
class FileResult:
    """One test file: the classes that ran in it, and whether some test of it fails with broken models."""

    classes: frozenset[str]
    sensitive: bool
    verdict: str


@dataclass(frozen=True)
class Results:
    """The results of one run by absolute path of the test files. ``file`` is where they were read from."""

    file: Path | None = None
    by_path: Mapping[str, FileResult] = field(default_factory=dict)

    def of(self, path: str) -> FileResult | None:
        """What is known of a test file."""
        return self.by_path.get(str(Path(path).absolute()))


def newest_results(folder: Path) -> Path | None:
    """The youngest ``execution.json`` below a reports folder, by the names of the folders, which are times.

    ``latest``, a link that may lead to an older one, is none of them.
    """
    found = sorted(folder.glob("[0-9]*/execution.json"), key=lambda path: path.parent.name)
    return found[-1] if found else None


def read_results(file: Path) -> Results:
    """The results of a file. Raises ``ResultsError``."""
    try:
        document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if document["schema"] != SCHEMA:
            raise ResultsError(f"{file}: its schema is {document['schema']}, and {SCHEMA} is what can be read")
        tests = [result for result in document["results"] if result["kind"] == "test"]
        found = {path: _result(each) for each in tests for path in _places(each["name"], file)}
    except OSError as error:
        raise ResultsError(f"{file}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ResultsError(f"{file}: no results of a functional run") from None
    return Results(file, found)


def _places(name: str, file: Path) -> list[str]:
    """Where a test file may lie: below the current folder, and below the one that the reports are in."""
    roots = (Path.cwd(), *file.absolute().parents[2:3])
    return list(dict.fromkeys(str(root / name) for root in roots))


def _result(raw: Mapping[str, Any]) -> FileResult:
    ran = frozenset(str(run["name"]) for run in raw["classes"] if run["calls"] > 0)
    sensitive = any(test["verdict"] == "passed" and test.get("sensitive") is True for test in raw["tests"])
    return FileResult(ran, sensitive and bool(ran), str(raw["verdict"]))
