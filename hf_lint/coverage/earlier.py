"""The suite as it was in another commit, laid out in a folder of its own so that imports between files hold."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

_WANTED = ("*.py", "*.toml", "*.cfg", "*.ini", "*.gitignore")


class NoSuchCommit(Exception):
    """Git cannot show the other commit; the text is one line."""


def laid_out(ref: str, folder: Path) -> tuple[Path, Path]:
    """The root of the repository around the current folder, and where its Python files lie as ``ref`` has them.

    Each commit is laid out once, below ``folder``. Raises ``NoSuchCommit``.
    """
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", about=ref).decode()
    place = folder / "against" / commit.strip()
    if not place.is_dir():
        _extract(top, commit.strip(), place)
    return top, place


def _extract(top: Path, commit: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    (place.parents[1] / ".gitignore").write_text("*\n", encoding="utf-8")
    unfinished = Path(mkdtemp(dir=place.parent))
    listed = _git("-C", str(top), "ls-tree", "-r", "--name-only", "-z", commit).decode("utf-8", "surrogateescape")
    endings = tuple(pattern[1:] for pattern in _WANTED)
    if any(name.endswith(endings) for name in listed.split("\0")):
        packed = _git("-C", str(top), "archive", "--format=tar", commit)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(endings):
                    _write(archive, member, unfinished)
    with suppress(OSError):  # another run has laid it out meanwhile
        unfinished.rename(place)


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    target = (folder / member.name).resolve()
    content = archive.extractfile(member)
    if content is not None and target.is_relative_to(folder.resolve()):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.read())


def _git(*arguments: str, about: str = "") -> bytes:
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise NoSuchCommit(f"git cannot be run: {error.strerror}") from None
    if run.returncode != 0:
        complaint = run.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise NoSuchCommit(complaint or f"git knows no commit `{about}`; in a shallow clone, fetch it first")
    return run.stdout


def moved(paths: Sequence[Path], top: Path, place: Path) -> list[Path]:
    """The same paths in the other folder; those that are not there or lie outside of the repository left out."""
    inside = (path.resolve() for path in paths)
    there = (place / path.relative_to(top.resolve()) for path in inside if path.is_relative_to(top.resolve()))
    return [path for path in there if path.exists()]
