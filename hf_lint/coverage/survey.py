"""Many test files: each read once, looked up in the cache, and placed in a process that has room for it."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.cache import Cache, code_version
from hf_lint.classes.outline import module_digest
from hf_lint.coverage.file_reading import FileReader, Read
from hf_lint.coverage.record import FileRecord
from hf_lint.lint import uses_transformers

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog

_WORTH_A_PROCESS = 400_000  # bytes of test files for which starting processes pays
_BATCH = 16
_CHUNK = 500


class _Task(NamedTuple):
    path: str
    data: bytes
    key: str


class RecordCache(Cache):
    """Records of test files, beside the outcomes of linting and as durable."""

    def records(self, tasks: Sequence[_Task]) -> dict[str, FileRecord]:
        """The records that are known by path and still hold."""
        by_key = {task.key: task.path for task in tasks}
        keys, found = list(by_key), dict[str, FileRecord]()
        with self._database() as database:
            for start in range(0, len(keys), _CHUNK):
                chunk = keys[start : start + _CHUNK]
                marks = ",".join("?" * len(chunk))
                for key, text in database.execute(f"SELECT key, outcome FROM outcomes WHERE key IN ({marks})", chunk):
                    raw = json.loads(text)
                    if all(module_digest(module, folder) == digest for module, folder, digest in raw["depends_on"]):
                        found[by_key[key]] = FileRecord.from_json(raw["record"])
        return found

    def keep(self, key: str, read: Read) -> None:
        """Holds a record for :meth:`save`."""
        depends_on = [[*module, digest] for module, digest in read.depends_on.items()]
        if self._folder is not None:
            self._fresh.append((key, json.dumps({"record": read.record.to_json(), "depends_on": depends_on})))


def surveyed(
    files: Iterable[Path], catalog: Catalog, edition: str, cache: RecordCache, jobs: int
) -> tuple[list[FileRecord], list[str]]:
    """The records of the files that use transformers, in their order; and those that cannot be read, with reasons.

    ``edition`` stands for the catalogue among the keys of the cache.
    """
    tasks, problems = list[_Task](), list[str]()
    about = f"coverage {catalog.version} {edition} {code_version()}"
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(f"{path}: cannot be read: {error.strerror or error}")
            continue
        if uses_transformers(data):
            tasks.append(_Task(str(path), data, _key(path, data, about)))
    known = cache.records(tasks)
    missing = [task for task in tasks if task.path not in known]
    for task, read in zip(missing, _read(missing, catalog, jobs), strict=True):
        known[task.path] = read.record
        cache.keep(task.key, read)
    cache.save()
    return [known[task.path] for task in tasks], problems


def _key(path: Path, data: bytes, about: str) -> str:
    digest = blake2b(data, digest_size=16)
    for part in (str(path), str(path.absolute()), about):
        digest.update(b"\0" + part.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


_readers: list[FileReader] = []


def _context() -> multiprocessing.context.BaseContext:
    """Forked workers have the catalogue already; where forking is not at hand, they are sent it once each."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else methods[0])


def _start(catalog: Catalog) -> None:
    _readers[:] = [FileReader(catalog)]


def _read_batch(batch: list[_Task]) -> list[Read]:
    return [_readers[0].read(task.path, task.data, Path(task.path).absolute()) for task in batch]


def _read(tasks: list[_Task], catalog: Catalog, jobs: int) -> Iterator[Read]:
    if not tasks:
        return
    batches = [tasks[start : start + _BATCH] for start in range(0, len(tasks), _BATCH)]
    if jobs <= 1 or sum(len(task.data) for task in tasks) < _WORTH_A_PROCESS:
        _start(catalog)
        for batch in batches:
            yield from _read_batch(batch)
        return
    with ProcessPoolExecutor(min(jobs, len(batches)), _context(), _start, (catalog,)) as pool:
        for done in pool.map(_read_batch, batches):
            yield from done
