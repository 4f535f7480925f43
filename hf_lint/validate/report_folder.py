"""The folder of a run's reports: written out of sight, and moved into place when it is whole."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from uuid import uuid4

from hf_lint.reports.whole_file import write_whole

LATEST = "latest"
_DRAFT = ".draft-"  # at the same depth, so that links out of a report hold where it goes
_ABANDONED = 24 * 3600  # seconds without a line in its log after which nobody can be at work on a draft


class ReportFolder:
    """``reports/.draft-...`` until ``publish``. Raises ``OSError`` as making folders does."""

    def __init__(self, reports: Path) -> None:
        self.reports = reports
        self.stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H%M%SZ")
        self.draft = reports / f"{_DRAFT}{uuid4().hex}"
        self.draft.mkdir(parents=True)

    def publish(self) -> Path:
        """Moves the draft into place in one go, under the time at which the run began."""
        for number in count(1):
            target = self.reports / (self.stamp if number == 1 else f"{self.stamp}-{number}")
            try:
                self.draft.rename(target)
            except OSError:
                if not target.exists():
                    raise
            else:
                break
        self._tidy()
        return target

    def discard(self) -> None:
        """Leaves nothing of the draft."""
        shutil.rmtree(self.draft, ignore_errors=True)
        self._tidy()

    def keep(self, most: int) -> None:
        """Removes the oldest reports of earlier validations; what other commands wrote stays."""
        found = sorted(path.parent for path in self.reports.glob("[0-9]*/summary.json"))
        for folder in found[:-most]:
            hidden = self.reports / f"{_DRAFT}{uuid4().hex}"
            folder.rename(hidden)  # first, so that a removal that is cut short leaves no half of a report
            shutil.rmtree(hidden, ignore_errors=True)
        self._tidy()

    def _tidy(self) -> None:
        for draft in self.reports.glob(f"{_DRAFT}*"):
            with suppress(OSError):
                if time.time() - max(path.stat().st_mtime for path in (draft, *draft.iterdir())) > _ABANDONED:
                    shutil.rmtree(draft, ignore_errors=True)


def point_to(folder: Path) -> None:
    """Makes ``latest`` beside the folder lead to it; a text file with its name where links cannot be made.

    Raises ``OSError`` where neither can be, as when there is a folder of that name.
    """
    latest = folder.parent / LATEST
    link = folder.parent / f".{LATEST}-{uuid4().hex}"
    try:
        link.symlink_to(folder.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        write_whole(latest, f"{folder.name}\n")
        return
    try:
        link.replace(latest)
    except OSError:
        link.unlink()
        raise
