"""Putting a fixed file on disk: all of it or nothing, and never over somebody else's change."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from hf_lint.finding import Problem


class _Refused(Exception):
    """The file is left as it is; the message says why."""


def write(path: str | Path, old: bytes, new: bytes) -> Problem | None:
    """Replaces a file that still holds ``old``; otherwise the file stays as it is, and the reason comes back.

    The new content is complete on disk before it takes the old one's name, so neither a crash nor a full disk leaves
    half a file. Mode, owner and extended attributes are kept, and a symbolic link goes on pointing to its file. A
    hard link is cut: its other names keep the old content, as those of a package manager's store should.
    """
    try:
        _write(Path(path).resolve(strict=True), old, new)
    except _Refused as refusal:
        return Problem(str(path), 0, 0, f"fixes not written: {refusal}")
    except (OSError, RuntimeError) as error:  # RuntimeError: pathlib before Python 3.13 on a loop of links
        reason = getattr(error, "strerror", None) or str(error)
        return Problem(str(path), 0, 0, f"fixes not written: {reason[:1].lower()}{reason[1:]}")
    return None


def _write(target: Path, old: bytes, new: bytes) -> None:
    _require_unchanged(target, old)
    temporary = _temporary(target.parent)
    try:
        with temporary.open("wb") as stream:
            stream.write(new)
            stream.flush()
            _keep_attributes(target, temporary)
            os.fsync(stream.fileno())
        _require_unchanged(target, old)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _require_unchanged(target: Path, old: bytes) -> None:
    """Opened for writing, so that whatever forbids that is heard of; a replacement would pass it by."""
    if not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise _Refused("the file is read-only")
    with target.open("r+b") as stream:
        if stream.read() != old:
            raise _Refused("the file has changed meanwhile")


def _temporary(folder: Path) -> Path:
    try:
        descriptor, name = tempfile.mkstemp(prefix=".hf-lint-", suffix=".tmp", dir=folder)
    except PermissionError:
        raise _Refused("its folder is read-only") from None
    os.close(descriptor)
    return Path(name)


def _keep_attributes(target: Path, temporary: Path) -> None:
    """The owner first: a change of owner clears bits of the mode. The time is now: builds go by it."""
    wanted, made = target.stat(), temporary.stat()
    if hasattr(os, "chown") and (wanted.st_uid, wanted.st_gid) != (made.st_uid, made.st_gid):
        try:
            os.chown(temporary, wanted.st_uid, wanted.st_gid)
        except PermissionError:
            raise _Refused("the file belongs to another user or group, and would not any more") from None
    shutil.copystat(target, temporary)
    os.utime(temporary)


def _sync_folder(folder: Path) -> None:
    """Makes the new name outlast a power cut. Not every system opens folders; the content is safe anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
