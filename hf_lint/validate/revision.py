"""Which branch and commit a run is of."""

from __future__ import annotations

import os
import subprocess
from typing import NamedTuple

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
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, text=True, errors="replace")
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
