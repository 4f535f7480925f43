"""What the tests asked the local Hub for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """One answered request. ``placed`` says how the stand-in was chosen, or why there is none."""

    job: str
    kind: str
    repo_id: str
    verb: str
    path: str
    status: int
    placed: str = ""


class Record:
    """The answered requests in a file of JSON lines, from several threads; a line is written before the answer goes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def add(self, asked: Asked) -> None:
        """Writes one line."""
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asked._asdict()) + "\n")


def read(path: Path, job: str | None = None) -> Iterator[Asked]:
    """What a record has, of one job or of all; a torn last line is left out."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            asked = Asked(**json.loads(line))
        except ValueError:
            continue
        if job is None or asked.job == job:
            yield asked
