"""The suite as it was in another commit, laid out in a folder of its own so that imports between files hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

from hf_lint.cache import prepare
from hf_lint.files.git import ask

_WANTED = (".py", ".toml", ".cfg", ".ini", ".gitignore")
_FILE = "100"  # how the modes of files begin, and those of links and submodules do not


class NoSuchCommit(Exception):
    """Git cannot show the other commit; the text is one line."""


def laid_out(ref: str, folder: Path) -> tuple[Path, Path]:
    """The root of the repository around the current folder, and where its Python files lie as ``ref`` has them.

    Each commit is laid out once, below ``folder``. Raises ``NoSuchCommit``.
    """
    top = Path(os.fsdecode(_git(Path(), "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", about=ref)
    commit = found.decode().strip()
    place = folder / "against" / commit
    if not place.is_dir():
        try:
            prepare(folder)
            _lay_out(top, commit, place)
        except OSError as error:
            raise NoSuchCommit(f"{place}: cannot be written: {error.strerror}") from None
    return top, place


def _lay_out(top: Path, commit: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(mkdtemp(dir=place.parent))
    try:
        blobs = _blobs(top, commit)
        for name, content in zip(blobs, _contents(top, tuple(blobs.values())), strict=True):
            _write(name, content, unfinished)
        _settle(unfinished, place)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _settle(unfinished: Path, place: Path) -> None:
    try:
        unfinished.rename(place)
    except OSError:  # another run may have laid it out meanwhile
        if not place.is_dir():
            raise


def _blobs(top: Path, commit: str) -> dict[str, bytes]:
    """The files that are wanted, by name; what git archive would give lacks those that are marked export-ignore."""
    listed = _git(top, "ls-tree", "-r", "-z", commit).decode("utf-8", "surrogateescape")
    entries = (entry.partition("\t") for entry in listed.split("\0") if entry.startswith(_FILE))
    return {name: about.split()[2].encode() for about, _, name in entries if name.endswith(_WANTED)}


def _contents(top: Path, blobs: Sequence[bytes]) -> Iterator[bytes]:
    """In the same order."""
    told = _git(top, "cat-file", "--batch", given=b"".join(blob + b"\n" for blob in blobs))
    at = 0
    for blob in blobs:
        end = told.index(b"\n", at)
        _, kind, *size = told[at:end].split()
        if kind != b"blob":
            raise NoSuchCommit(f"git does not have the content of {blob.decode()}")
        at = end + 1 + int(size[0]) + 1
        yield told[end + 1 : at - 1]


def _write(name: str, content: bytes, folder: Path) -> None:
    target = (folder / name).resolve()
    if target.is_relative_to(folder.resolve()):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _git(folder: Path, *arguments: str, about: str = "", given: bytes = b"") -> bytes:
    try:
        done, output, complaint = ask(folder, *arguments, given=given)
    except OSError as error:
        raise NoSuchCommit(f"git cannot be run: {error.strerror}") from None
    if not done:
        raise NoSuchCommit(complaint or f"git knows no commit `{about}`; in a shallow clone, fetch it first")
    return output


def moved(paths: Sequence[Path], top: Path, place: Path) -> list[Path]:
    """The same paths in the other folder; those that are not there or lie outside of the repository left out."""
    inside = (path.resolve() for path in paths)
    there = (place / path.relative_to(top.resolve()) for path in inside if path.is_relative_to(top.resolve()))
    return [path for path in there if path.exists()]
