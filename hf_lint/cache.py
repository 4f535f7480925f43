"""Outcomes of earlier runs, by what they rest on: content, place, options, our own code, the files it inherits from.

The store is one SQLite file, so that several runs may share it. Whatever is wrong with it, the run goes on without.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from hf_lint import __version__
from hf_lint.classes.outline import module_digest
from hf_lint.finding import Edit, Finding, Fix, Span
from hf_lint.lint import Outcome
from hf_lint.registry import rule_packages

FOLDER = ".hf-lint-cache"
FILE = "outcomes.sqlite"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by hf-lint; safe to delete.\n"
_KEEP_DAYS = 30


def prepare(folder: Path) -> None:
    """Makes the folder, if there is none, as one that git leaves alone and ``hf-lint clean`` may delete."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        (folder / "CACHEDIR.TAG").write_text(_SIGNATURE, encoding="utf-8")


@lru_cache(maxsize=1)
def code_version() -> str:
    """Changes with every release and with every edit of a checkout, of other packages' rules too."""
    digest = blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    for path in (path for name in ("hf_lint", *rule_packages()) for path in _modules(name)):
        stat = path.stat()
        digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def _modules(name: str) -> Iterator[Path]:
    """The files of a package, or the one file of a module."""
    spec = find_spec(name)
    if spec is not None and spec.submodule_search_locations is not None:
        for folder in spec.submodule_search_locations:
            yield from sorted(Path(folder).rglob("*.py"))
    elif spec is not None and spec.origin is not None:
        yield Path(spec.origin)


def key_of(path: str, location: Path, data: bytes, options: str) -> str:
    """``options`` stands for everything else that the outcome depends on: the rules and their settings."""
    digest = blake2b(data, digest_size=16)
    for part in (path, str(location), options, code_version()):
        digest.update(b"\0" + part.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


class Cache:
    """Reads and writes outcomes in a folder; ``None`` for a folder makes a cache that holds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._fresh: list[tuple[str, str]] = []

    def get(self, keys: Iterable[str]) -> dict[str, Outcome]:
        """The outcomes that are known under these keys and still hold."""
        found: dict[str, Outcome] = {}
        with self._database() as database:
            for chunk in _chunks(list(keys), 500):
                marks = ",".join("?" * len(chunk))
                for key, text in database.execute(f"SELECT key, outcome FROM outcomes WHERE key IN ({marks})", chunk):
                    outcome = _decoded(text)
                    if all(module_digest(*module) == digest for module, digest in outcome.depends_on.items()):
                        found[key] = outcome
        return found

    def put(self, key: str, outcome: Outcome) -> None:
        """Keeps an outcome for :meth:`save`; one with problems is not kept, so that the next run tries again."""
        if self._folder is not None and not outcome.problems:
            self._fresh.append((key, _encoded(outcome)))

    def save(self) -> None:
        """Writes what was put, and drops what nobody has written for a month."""
        if not self._fresh:
            return
        with self._database() as database:
            database.executemany("INSERT OR REPLACE INTO outcomes(key, outcome) VALUES (?, ?)", self._fresh)
            database.execute(f"DELETE FROM outcomes WHERE day < julianday('now') - {_KEEP_DAYS}")
            self._fresh.clear()

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction; one to nowhere when there is no folder or the file is beyond repair.

        An error inside the ``with`` block is taken for damage: the file goes, and the run does without.
        """
        database = self._open()
        try:
            with database:
                yield database
        except (sqlite3.Error, ValueError, KeyError, TypeError):
            self._discard()
        finally:
            database.close()

    def _open(self) -> sqlite3.Connection:
        if self._folder is not None:
            for _ in range(2):
                with suppress(sqlite3.Error, OSError):
                    return self._connect(self._folder)
                self._discard()
        return _with_table(sqlite3.connect(":memory:"))

    def _connect(self, folder: Path) -> sqlite3.Connection:
        prepare(folder)
        return _with_table(sqlite3.connect(folder / FILE, timeout=5))

    def _discard(self) -> None:
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / FILE).unlink()


def _with_table(database: sqlite3.Connection) -> sqlite3.Connection:
    try:
        database.execute(
            "CREATE TABLE IF NOT EXISTS outcomes(key TEXT PRIMARY KEY, outcome TEXT NOT NULL,"
            " day REAL NOT NULL DEFAULT (julianday('now'))) WITHOUT ROWID"
        )
    except sqlite3.Error:
        database.close()
        raise
    return database


def _chunks(items: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _encoded(outcome: Outcome) -> str:
    """Fixes and findings are named tuples and flat records, which JSON keeps as lists."""
    return json.dumps(
        {
            "path": outcome.path,
            "findings": [_flat(finding) for finding in outcome.findings],
            "suppressed": [_flat(finding) for finding in outcome.suppressed],
            "linted": outcome.linted,
            "unused": outcome.unused_suppressions,
            "depends_on": [[*module, digest] for module, digest in outcome.depends_on.items()],
        }
    )


def _flat(finding: Finding) -> list[object]:
    fix = finding.fix
    edits = None if fix is None else [fix.message, fix.safe, fix.edits]
    return [finding.path, finding.span, finding.code, finding.name, finding.message, edits]


def _decoded(text: str) -> Outcome:
    raw = json.loads(text)
    return Outcome(
        raw["path"],
        tuple(map(_finding, raw["findings"])),
        tuple(map(_finding, raw["suppressed"])),
        (),
        raw["linted"],
        tuple(raw["unused"]),
        {(module, folder): digest for module, folder, digest in raw["depends_on"]},
    )


def _finding(flat: list[object]) -> Finding:
    path, span, code, name, message, fix = flat
    return Finding(path, Span(*span), code, name, message, None if fix is None else _fix(*fix))  # type: ignore[arg-type, misc]


def _fix(message: str, safe: bool, edits: list[tuple[list[int], str]]) -> Fix:
    return Fix(message, tuple(Edit(Span(*span), text) for span, text in edits), safe)
