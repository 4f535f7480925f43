"""A Hub cache written beforehand, for tests that go offline by themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from hf_lint.facts.canonical_checkpoints import CANONICAL
from hf_lint_functional.hub.repository import Repository

_SHORT = {full: short for short, full in CANONICAL.items()}


def write_cache(repositories: Iterable[Repository], cache: Path) -> None:
    """Lays out repositories as huggingface_hub caches them: ``blobs``, ``snapshots/COMMIT``, ``refs/main``.

    One with an id from before organisations gets both folders, since the client takes the ids for two repositories.
    """
    for repository in repositories:
        for repo_id in {repository.repo_id, CANONICAL.get(repository.repo_id), _SHORT.get(repository.repo_id)} - {None}:
            _write(repository, cache / f"models--{str(repo_id).replace('/', '--')}")


def _write(repository: Repository, home: Path) -> None:
    snapshot = home / "snapshots" / repository.sha
    (home / "blobs").mkdir(parents=True, exist_ok=True)
    for entry in repository.entries.values():
        blob, shown = home / "blobs" / entry.etag, snapshot / entry.path
        shown.parent.mkdir(parents=True, exist_ok=True)
        if not blob.exists():
            _share(repository.folder / entry.path, blob)
        if not shown.is_symlink():
            shown.symlink_to(os.path.relpath(blob, shown.parent))
    (home / "refs").mkdir(exist_ok=True)
    (home / "refs" / "main").write_text(repository.sha, encoding="utf-8")


def _share(source: Path, blob: Path) -> None:
    import shutil

    shutil.copyfile(source, blob)
