"""Where the links of a report lead."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote


class Sources(NamedTuple):
    """``root`` is the address of the folder that relative paths start from, with a slash at its end.

    ``public`` is the same folder on the Web, for source files alone: logs and scratch files are not there.
    """

    root: str = "./"
    public: str = ""

    def source(self, path: str, line: int | None = None) -> str:
        """The address of a source file, at a line where there is one."""
        return self._address(path, self.public) + (f"#L{line}" if line else "")

    def file(self, path: str) -> str:
        """The address of any other file."""
        return self._address(path, "")

    def _address(self, path: str, public: str) -> str:
        plain = path.replace("\\", "/")
        if Path(path).is_absolute():
            return "file://" + quote(plain if plain.startswith("/") else f"/{plain}", errors="surrogateescape")
        return (public or self.root) + quote(plain.removeprefix("./"), errors="surrogateescape")


def common_folder(paths: Iterable[str]) -> str:
    """The folder that all these files lie in, with a slash; empty where there is none worth leaving out of names."""
    folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120
    try:
        shared = os.path.commonpath(folders)
    except ValueError:  # none at all, or both absolute and relative ones
        shared = ""
    return f"{shared}/" if shared.strip("/") else ""


def sources_for(report: Path) -> Sources:
    """For a report at this path, in a run that started in this folder. In GitHub's CI it links sources to GitHub."""
    folder = Path(os.path.relpath(Path.cwd(), report.absolute().parent)).as_posix()
    server, repository, commit = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    public = f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""
    return Sources(quote(folder, errors="surrogateescape") + "/", public)
