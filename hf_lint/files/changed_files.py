"""Which files a branch, and the work on it that is not yet committed, has changed: what git says."""

from __future__ import annotations

import os
from pathlib import Path

from hf_lint.files.git import Answer, ask

_EXISTING = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", "--ignore-submodules")


class ChangedFilesError(Exception):
    """Git cannot say what changed; the text is one line."""


def changed_files(root: Path, base_ref: str | None) -> frozenset[Path]:
    """The files of the repository around ``root`` that differ from where the branch left ``base_ref``.

    Without a base it is the upstream branch, else what ``origin`` calls its head, else the last commit. Work that is
    staged, unstaged or untracked counts; deleted files do not, and a renamed file has its new name. The paths are
    absolute with symbolic links resolved: compare them with resolved paths.

    Raises ``ChangedFilesError`` outside of a repository, without git, and for an unknown base.
    """
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    names = {name for listing in _listings(top, base_ref) for name in listing.split(b"\0") if name}
    paths = (top / os.fsdecode(name) for name in names)
    return frozenset(path.resolve() for path in paths if path.is_file())


def _listings(top: Path, base_ref: str | None) -> list[bytes]:
    untracked = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    start = _start(top, base_ref)
    if start is None:
        return [untracked, _git(top, "ls-files", "-z")]
    unstaged = _git(top, "diff", *_EXISTING, start, "--")
    staged = _git(top, "diff", "--cached", *_EXISTING, start, "--")
    return [untracked, unstaged, staged]


def _start(top: Path, base_ref: str | None) -> str | None:
    """The commit to compare with; ``None`` in a repository without commits, where everything is new."""
    if base_ref is not None:
        return _merge_base(top, _commit(top, base_ref), base_ref)
    for name in ("@{upstream}", "origin/HEAD", "HEAD"):
        commit = _resolved(top, name)
        if commit is not None:
            return _merge_base(top, commit, name)
    return None


def _commit(top: Path, ref: str) -> str:
    commit = _resolved(top, ref)
    if commit is None:
        raise ChangedFilesError(f"git knows no commit `{ref}` to compare with; in a shallow clone, fetch it first")
    return commit


def _resolved(top: Path, ref: str) -> str | None:
    done, output, _ = _run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    return output.decode().strip() if done else None


def _merge_base(top: Path, commit: str, ref: str) -> str:
    if _resolved(top, "HEAD") is None:
        return commit
    done, output, _ = _run(top, "merge-base", commit, "HEAD")
    if not done:
        raise ChangedFilesError(f"`{ref}` and HEAD have no commit in common; in a shallow clone, fetch more history")
    return output.decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    done, output, complaint = _run(folder, *arguments)
    if not done:
        raise ChangedFilesError(complaint or f"git {arguments[0]} failed")
    return output


def _run(folder: Path, *arguments: str) -> Answer:
    try:
        return ask(folder, *arguments)
    except OSError as error:
        raise ChangedFilesError(f"git cannot be run: {error.strerror}") from None
