"""What a page calls a result, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from hf_lint.reports.functional.figures import Result
from hf_lint.reports.html.sources import Sources, common_folder


class Link(NamedTuple):
    """What is shown, and the address behind it."""

    text: str
    address: str


class Places(NamedTuple):
    """``folder`` is what the names of all test files begin with; it is shown once and left out of each."""

    sources: Sources
    folder: str = ""

    def name(self, result: Result) -> str:
        """The file below the common folder, or the model type."""
        return str(result["name"]).removeprefix(self.folder)

    def subject(self, result: Result) -> Link | None:
        """The test file itself; a model type has none."""
        return Link(self.name(result), self.sources.source(result["name"])) if result["kind"] == "test" else None

    def frame(self, result: Result) -> Link | None:
        """The last line of the traceback that lies in the test."""
        if not result["frame"]:
            return None
        path, _, line = result["frame"].rpartition(":")
        # The frame of a file in another folder than the test's own has a path of its own.
        whole = result["name"] if PurePath(result["name"]).name == path else path
        return Link(result["frame"], self.sources.source(whole, int(line) if line.isdigit() else None))

    def log(self, result: Result) -> Link | None:
        """What it wrote while it ran."""
        return Link(PurePath(result["log"]).name, self.sources.file(result["log"])) if result["log"] else None


def places_for(results: Iterable[Result], sources: Sources) -> Places:
    """The common folder is that of the test files."""
    return Places(sources, common_folder(result["name"] for result in results if result["kind"] == "test"))
