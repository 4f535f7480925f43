"""Validations of one project take turns where two at once would get in each other's way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


@contextmanager
def in_turn(path: Path, waits: Callable[[], None]) -> Iterator[tuple[int, ...]]:
    """Goes on when nobody else holds the lock of this file; calls ``waits`` once if that is not at once.

    What it gives are descriptors for a process that is started meanwhile: while it has them it keeps the lock, even if
    this process is killed. Where the file cannot be made there is no lock.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError:
        yield ()
        return
    with file:
        if not _locked(file, wait=False):
            waits()
            _locked(file, wait=True)
        yield () if sys.platform == "win32" else (file.fileno(),)


def _locked(file: IO[bytes], *, wait: bool) -> bool:
    """Whether the lock was had; the end of the file, and of all that inherited it, gives it back."""
    with suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return True
    return False
