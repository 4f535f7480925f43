"""A folder of files as the Hub shows it: with revisions, sizes, hashes and a model card."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from hf_lint_functional.standin.pickled import SAFE_WEIGHTS, WEIGHTS

_DATE = "2024-01-01T00:00:00.000Z"
_LARGE = 10 * 1024 * 1024


class Entry(NamedTuple):
    """A file of a repository. ``oid`` is git's SHA-1 of the blob; the Hub keeps large files by their SHA-256."""

    path: str
    size: int
    oid: str
    sha256: str | None

    @property
    def etag(self) -> str:
        """What the Hub sends as the ETag, and a client's cache names the blob by."""
        return self.sha256 or self.oid

    def to_json(self) -> dict[str, Any]:
        """As the Hub lists it below ``tree`` and ``paths-info``."""
        listed: dict[str, Any] = {"type": "file", "path": self.path, "size": self.size, "oid": self.oid}
        if self.sha256 is not None:
            listed["lfs"] = {"oid": self.sha256, "size": self.size, "pointerSize": 134}
        return listed


@dataclass(frozen=True)
class Repository:
    """What the Hub says of a model: an id, the files of a folder, and a card of a few facts.

    ``pickle`` makes the folder's ``pytorch_model.bin``. As in repositories of today no listing has that file, or
    whoever downloads all files would have the weights twice; it is made and there for who asks for it by name.
    """

    repo_id: str
    folder: Path
    card: Mapping[str, Any] = field(default_factory=dict)
    pickle: Callable[[Path], None] | None = None

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The files by path, read and hashed once."""
        found = sorted(_entries(self.folder))
        return {entry.path: entry for entry in found if self.pickle is None or entry.path != WEIGHTS}

    def entry(self, path: str) -> Entry | None:
        """A file by its path, listed or not; None where there is none."""
        if path == WEIGHTS and self.pickle is not None and SAFE_WEIGHTS in self.entries:
            return self._pickled
        return self.entries.get(path)

    @cached_property
    def _pickled(self) -> Entry:
        if self.pickle is not None and not (self.folder / WEIGHTS).is_file():
            self.pickle(self.folder)
        return _entry(self.folder / WEIGHTS, self.folder)

    @cached_property
    def sha(self) -> str:
        """The commit: the same files below the same id give the same one."""
        content = json.dumps([self.repo_id, *(entry[:3] for entry in self.entries.values())])
        return hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()

    def knows(self, revision: str) -> bool:
        """Whether a branch, a tag or a commit of this name exists: ``main``, and the commit or its beginning."""
        return revision in {"main", "refs/heads/main"} or (len(revision) >= 7 and self.sha.startswith(revision))

    def below(self, folder: str) -> list[dict[str, Any]] | None:
        """The listing of a folder, its subfolders left to the caller; None where there is no such folder."""
        prefix = f"{folder.strip('/')}/" if folder.strip("/") else ""
        found = [entry.to_json() for path, entry in self.entries.items() if path.startswith(prefix)]
        return found if found or not prefix else None

    def info(self) -> dict[str, Any]:
        """What ``GET /api/models/ID`` answers."""
        return {
            "_id": self.sha[:24],
            "id": self.repo_id,
            "modelId": self.repo_id,
            "author": self.repo_id.rpartition("/")[0] or None,
            "sha": self.sha,
            "lastModified": _DATE,
            "createdAt": _DATE,
            "private": False,
            "gated": False,
            "disabled": False,
            "downloads": 0,
            "likes": 0,
            "library_name": "transformers",
            "tags": ["transformers", "safetensors"],
            "siblings": [{"rfilename": path} for path in self.entries],
            **self.card,
        }

    def commits(self) -> list[dict[str, Any]]:
        """The history: one commit."""
        return [{"id": self.sha, "title": "Stand-in", "message": "", "date": _DATE, "authors": []}]

    def refs(self) -> dict[str, Any]:
        """Branches and tags: one branch."""
        main = {"name": "main", "ref": "refs/heads/main", "targetCommit": self.sha}
        return {"branches": [main], "tags": [], "converts": [], "pullRequests": []}


def _entries(folder: Path) -> Iterator[Entry]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield _entry(path, folder)


def _entry(path: Path, folder: Path) -> Entry:
    data = path.read_bytes()
    oid = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    sha256 = hashlib.sha256(data).hexdigest() if len(data) > _LARGE or _is_weights(path) else None
    return Entry(path.relative_to(folder).as_posix(), len(data), oid, sha256)


def _is_weights(path: Path) -> bool:
    return path.suffix in {".safetensors", ".bin", ".pt", ".msgpack", ".h5", ".model"}
