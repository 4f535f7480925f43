"""Repositories made of stand-in checkpoints, each when it is first asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hf_lint_functional.hub.placing import Hints, Place, Placing
from hf_lint_functional.hub.repository import Repository
from hf_lint_functional.hub.routes import Route
from hf_lint_functional.hub.server import Found, NotHere

Maker = Callable[[str, str | None], Path]
"""Makes the checkpoint folder of a model type and a model class; raises :class:`NoStandIn` where it cannot."""


class NoStandIn(Exception):
    """There is no stand-in for a model type here; the message says why.

    ``for_now`` is True where it may be another time: the process that made it was cut short.
    """

    def __init__(self, reason: str, *, for_now: bool = False) -> None:
        super().__init__(reason)
        self.for_now = for_now


class StandIns:
    """Places an id and has its checkpoint made. Several threads may ask for the same one: it is made once."""

    def __init__(
        self, placing: Placing, make: Maker, hints: HintFolder, pickle: Callable[[Path], None] | None = None
    ) -> None:
        self._placing, self._make, self._hints, self._pickle = placing, make, hints, pickle
        self._made: dict[tuple[str, str, str | None], Repository | NoStandIn] = {}
        self._locks: dict[tuple[str, str, str | None], threading.Lock] = {}
        self._guard = threading.Lock()

    def find(self, route: Route) -> Found:
        """The stand-in of a model id. Raises :class:`~hf_lint_functional.hub.server.NotHere`."""
        if route.kind != "model":
            raise NotHere("RepoNotFound", f"the local Hub has no {route.kind}s, so there is no `{route.repo_id}`")
        place = self._placing.place(route.repo_id, self._hints.of(route.job))
        if place is None:
            raise NotHere("RepoNotFound", _unplaced(route.repo_id))
        return Found(self._repository(route.repo_id, place), f"{place.class_name or place.model_type}: {place.how}")

    def _repository(self, repo_id: str, place: Place) -> Repository:
        key = (repo_id, place.model_type, place.class_name)
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            made = self._made.get(key) or self._new(repo_id, place)
            if not (isinstance(made, NoStandIn) and made.for_now):
                self._made[key] = made
        if isinstance(made, NoStandIn):
            raise NotHere("RepoNotFound", f"there is no stand-in for `{repo_id}` ({place.model_type}): {made}")
        return made

    def _new(self, repo_id: str, place: Place) -> Repository | NoStandIn:
        try:
            folder = self._make(place.model_type, place.class_name)
        except NoStandIn as reason:
            return reason
        return Repository(repo_id, folder, _card(place), self._pickle)


def _card(place: Place) -> dict[str, Any]:
    tags = ["transformers", "safetensors", place.model_type, *([place.task] if place.task else [])]
    config = {"architectures": [place.class_name] if place.class_name else [], "model_type": place.model_type}
    card: dict[str, Any] = {"tags": tags, "config": config}
    return card | {"pipeline_tag": place.task} if place.task else card


def _unplaced(repo_id: str) -> str:
    if "/" not in repo_id:
        return f"the Hub has no `{repo_id}`: ids without an organisation are only the few that it redirects"
    return f"nothing says which model type `{repo_id}` is, so the local Hub has no stand-in for it"


class HintFolder:
    """What the test files say of their checkpoints: a file ``JOB.json`` each, read when the job first asks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Hints] = {}

    def write(self, job: str, hints: Hints) -> None:
        """For the job of this name."""
        (self._folder / f"{job}.json").write_text(json.dumps(hints._asdict()), encoding="utf-8")

    def of(self, job: str) -> Hints:
        """The hints of a job; empty where there are none."""
        if job not in self._read:
            path = self._folder / f"{job}.json"
            found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if job and path.exists() else {}
            self._read[job] = Hints(**{**found, "model_types": tuple(found.get("model_types", ()))})
        return self._read[job]
