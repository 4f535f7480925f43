"""Every outcome on disk the moment it is known, so that a run that was killed can be resumed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from hf_lint_functional.outcome import SCHEMA, Outcome


class JournalError(Exception):
    """The journal cannot be had, read or written; the message is for the user."""


def fingerprint(request: Mapping[str, Any]) -> str:
    """Of whatever makes two runs the same: what was asked for, seed, device, versions."""
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


class Journal:
    """JSON lines: a header with the fingerprint of the request, then an ``Outcome`` each, synced to the disk.

    With ``resume``, ``known`` has what an earlier run of the same request wrote, by kind and name; without, the
    journal starts empty. A last line that was torn by a crash is dropped. Raises ``JournalError`` where the file
    belongs to another request, to a run that is still going on, or cannot be written.
    """

    def __init__(self, path: Path, request: str, *, resume: bool = False) -> None:
        self.path = path
        self.known: dict[tuple[str, str], Outcome] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: IO[bytes] = path.open("r+b" if path.exists() else "w+b", buffering=0)
        except OSError as error:
            raise JournalError(f"{path}: the journal cannot be opened: {error.strerror}") from error
        try:
            self._lock()
            self._end = self._read(request, resume=resume)
            self._truncate()
            if self._end == 0:
                self._append({"journal": SCHEMA, "request": request})
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def knows(self, kind: str, name: str) -> bool:
        """Whether this need not run again."""
        return (kind, name) in self.known

    def add(self, outcome: Outcome) -> None:
        """Returns when it is on the disk."""
        self.known[outcome.kind, outcome.name] = outcome
        self._append(outcome.to_json())

    def keep(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Passes on each outcome once it is written.

        Where one cannot be written it is passed on all the same, so that nothing known is lost, and ``JournalError``
        follows.
        """
        for outcome in outcomes:
            try:
                self.add(outcome)
            except JournalError:
                yield outcome
                raise
            yield outcome

    def _append(self, entry: Mapping[str, Any]) -> None:
        line = memoryview(json.dumps(entry).encode("ascii") + b"\n")
        try:
            length = len(line)
            while line:
                line = line[self._file.write(line) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            with contextlib.suppress(OSError):
                self._truncate()
            raise JournalError(f"{self.path}: the journal cannot be written: {error.strerror}") from error
        self._end += length

    def _truncate(self) -> None:
        self._file.truncate(self._end)
        self._file.seek(self._end)

    def _lock(self) -> None:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise JournalError(f"{self.path}: another run is writing to this journal") from error

    def _read(self, request: str, *, resume: bool) -> int:
        """Takes what is known; how much of the file is whole and stays."""
        end = 0
        for line in self._file.readlines():
            entry = _parsed(line)
            if entry is None and end:
                break
            if end == 0:
                self._check(line, entry, request if resume else None)
            elif entry is not None and resume:
                outcome = Outcome.from_json(entry)
                self.known[outcome.kind, outcome.name] = outcome
            end += len(line) if entry is not None else 0
        return end if resume else 0

    def _check(self, line: bytes, header: dict[str, Any] | None, request: str | None) -> None:
        torn = header is None and not line.endswith(b"\n") and line.startswith(b'{"journal"'[: len(line)])
        if not torn and "journal" not in (header or {}):
            raise JournalError(f"{self.path}: this file is not a journal, and stays as it is")
        found = header or {"request": request, "journal": SCHEMA}
        if request is not None and (found.get("request"), found["journal"]) != (request, SCHEMA):
            raise JournalError(f"{self.path}: the journal is of another request, so there is nothing to resume")


def _parsed(line: bytes) -> dict[str, Any] | None:
    """None for a line that did not get to the disk as a whole."""
    try:
        entry = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
