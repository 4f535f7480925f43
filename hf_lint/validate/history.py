"""The figures of every run in one SQLite file. What is damaged, newer or somebody else's is left as it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

FILE = "history.sqlite"
SCHEMA = 2
_APPLICATION = 0x68664C6E  # "hfLn", by which SQLite files tell whose they are
_BUSY = 30.0  # seconds that a run waits for another one that is writing
_TABLES = """
CREATE TABLE runs (name TEXT PRIMARY KEY, created TEXT NOT NULL, paths TEXT NOT NULL, verdict TEXT NOT NULL,
                   exit_code INTEGER NOT NULL, branch TEXT NOT NULL DEFAULT '', commit_id TEXT NOT NULL DEFAULT '')
                   WITHOUT ROWID;
CREATE TABLE figures (run TEXT NOT NULL REFERENCES runs (name), metric TEXT NOT NULL, value REAL NOT NULL,
                      PRIMARY KEY (run, metric)) WITHOUT ROWID;
"""
# What each schema lacks of the next one.
_NEXT = {
    1: "ALTER TABLE runs ADD COLUMN branch TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE runs ADD COLUMN commit_id TEXT NOT NULL DEFAULT '';"
}


class HistoryError(Exception):
    """Why the history cannot be used, in one line."""


class Run(NamedTuple):
    """One run. ``name`` is that of its report folder, ``created`` UTC in ISO 8601, ``branch`` empty outside of git."""

    name: str
    created: str
    paths: tuple[str, ...]
    verdict: str
    exit_code: int
    figures: Mapping[str, float]
    branch: str = ""
    commit: str = ""


def run_of(name: str, summary: Mapping[str, Any]) -> Run:
    """The run that a summary document tells of; its figures by names such as ``check.findings``.

    Raises ``KeyError``, ``TypeError``, ``ValueError`` or ``AttributeError`` for what is no such document.
    """
    figures = {f"{step['name']}.{key}": value for step in summary["steps"] for key, value in step["figures"].items()}
    created, paths = str(summary["created"]), tuple(map(str, summary["paths"]))
    datetime.fromisoformat(created)
    code, branch, commit = int(summary["exit_code"]), str(summary.get("branch", "")), str(summary.get("commit", ""))
    return Run(name, created, paths, str(summary["verdict"]), code, figures, branch, commit)


def read_history(reports: Path) -> list[Run]:
    """All runs, the oldest first; none where there is no file yet. Raises ``HistoryError``."""
    path = reports / FILE
    if not path.exists() or not path.stat().st_size:
        return []
    with _opened(path) as connection:
        version = _version(connection)
        if not version:
            return []
        figures: dict[str, dict[str, float]] = {}
        for name, metric, value in connection.execute("SELECT run, metric, value FROM figures"):
            figures.setdefault(name, {})[metric] = value
        of_git = "branch, commit_id" if version > 1 else "'', ''"
        rows = connection.execute(
            f"SELECT name, created, paths, verdict, exit_code, {of_git} FROM runs ORDER BY created, name"
        )
        return [
            Run(name, created, tuple(json.loads(paths)), verdict, code, figures.get(name, {}), branch, commit)
            for name, created, paths, verdict, code, branch, commit in rows
        ]


def record(reports: Path) -> None:
    """Puts in every run whose report folder is there and which is not in yet. Raises ``HistoryError``.

    So a run that was killed after its reports had been written is not lost: the next one puts it in.
    """
    with _opened(reports / FILE) as connection:
        with suppress(sqlite3.OperationalError):  # another run is just switching it on
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        _bring_up_to_date(connection)
        known = {name for (name,) in connection.execute("SELECT name FROM runs")}
        _insert(connection, (run for run in _reported(reports) if run.name not in known))
        connection.execute("COMMIT")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """In the transaction of the caller, so that a file is of one schema or of the next, whatever happens."""
    version = _version(connection)
    missing = [_NEXT[number] for number in range(version, SCHEMA)] if version else [_TABLES]
    for statement in ";".join(missing).split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _insert(connection: sqlite3.Connection, runs: Iterable[Run]) -> None:
    for run in runs:
        row = (run.name, run.created, json.dumps(run.paths), run.verdict, run.exit_code, run.branch, run.commit)
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        figures = [(run.name, metric, value) for metric, value in run.figures.items()]
        connection.executemany("INSERT INTO figures VALUES (?, ?, ?)", figures)


def _reported(reports: Path) -> Iterator[Run]:
    for path in sorted(reports.glob("[0-9]*/summary.json")):
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # whatever else may be called so
            yield run_of(path.parent.name, json.loads(path.read_text(encoding="utf-8")))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that is whole and ours, or new."""
    try:
        connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None)
    except sqlite3.Error as error:
        raise HistoryError(f"{path}: {error}") from None
    try:
        _version(connection)  # before anything is written, as switching on WAL does
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise HistoryError(f"{path}: is damaged ({' '.join(state.split())}); move it away to begin a new one")
        yield connection
    except _Foreign as error:
        raise HistoryError(f"{path}: {error}") from None
    except sqlite3.OperationalError as error:
        raise HistoryError(f"{path}: {error}") from None
    except (sqlite3.DatabaseError, ValueError) as error:
        raise HistoryError(f"{path}: is damaged ({error}); move it away to begin a new one") from None
    finally:
        connection.close()


class _Foreign(Exception):
    """A sound database that is not one of this version."""


def _version(connection: sqlite3.Connection) -> int:
    """The schema of the file, 0 if there is nothing in it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and (tables or version):
        raise _Foreign("is another program's database")
    if version > SCHEMA:
        raise _Foreign(f"was written by a newer hf-lint (schema {version}, and {SCHEMA} is what this one knows)")
    return int(version)
