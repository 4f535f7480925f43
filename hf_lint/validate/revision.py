"""Which branch and commit a run is of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from hf_lint.files.git import ask

# The services that check out a commit without its branch, and say by which names the branch and the commit go.
_SERVICES = (
    ("GITHUB_HEAD_REF", "GITHUB_SHA"),
    ("GITHUB_REF_NAME", "GITHUB_SHA"),
    ("CI_COMMIT_REF_NAME", "CI_COMMIT_SHA"),
)


class Revision(NamedTuple):
    """Both empty where nobody knows."""

    branch: str = ""
    commit: str = ""


def revision() -> Revision:
    """What the CI says, else git of the current folder."""
    for branch, commit in _SERVICES:
        if os.environ.get(branch):
            return Revision(os.environ[branch], os.environ.get(commit, ""))
    return Revision(
        _git("symbolic-ref", "--short", "--quiet", "HEAD"), _git("rev-parse", "--quiet", "--verify", "HEAD")
    )


def _git(*arguments: str) -> str:
    """What git prints; empty without git, without a repository and on no branch."""
    try:
        answer = ask(Path(), *arguments)
    except OSError:
        return ""
    return answer.output.decode("utf-8", "replace").strip() if answer.done else ""
