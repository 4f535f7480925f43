"""Names with the last release that has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

Release = tuple[int, int]
_VERSION = re.compile(r"(?<![\d.])(\d+)(?:\.(\d+))?")
_LATEST = 1_000_000
_SEPARATORS = str.maketrans("", "", " _-")


def release_of(version: str | None) -> Release | None:
    """Major and minor of a version or specifier, such as ``4.57.6`` or ``>=5.0``; None where it names none.

    A bare ``5`` means the latest release of that series.
    """
    match = _VERSION.search(version or "")
    return None if match is None else (int(match[1]), _LATEST if match[2] is None else int(match[2]))


def folded(name: str) -> str:
    """A name without what is easily got wrong: case, underscores, hyphens and blanks."""
    return name.translate(_SEPARATORS).lower()


@dataclass(frozen=True, eq=False)
class NameTable:
    """Names of one sort, each with the last of ``releases`` (ascending) that has it."""

    last: dict[str, Release]
    releases: tuple[Release, ...]

    @classmethod
    def of(cls, document: dict[str, list[str]]) -> NameTable:
        """Reads a mapping from release to the names that it was the last to have."""
        exact = {version: _exact(version) for version in document}
        last = {name: exact[version] for version, names in document.items() for name in names}
        return cls(last, tuple(sorted(exact.values())))

    @property
    def newest(self) -> Release:
        """The youngest release that the table knows."""
        return self.releases[-1]

    @cached_property
    def by_folded(self) -> dict[str, list[str]]:
        """The names that are the same but for case and separators."""
        found: dict[str, list[str]] = {}
        for name in self.last:
            found.setdefault(folded(name), []).append(name)
        return found

    def same_but_for_spelling(self, name: str) -> str | None:
        """The one name that differs in case and separators only; of several the one that lives on."""
        found = [other for other in self.by_folded.get(folded(name), ()) if other != name]
        alive = [other for other in found if self.last[other] == self.newest] or found
        return alive[0] if len(alive) == 1 else None

    def is_retired(self, name: str, target: Release | None) -> bool:
        """Whether some release up to the target lacks a name that earlier ones had; False where no target is set."""
        later = [other for other in self.releases if other > self.last[name]]
        return target is not None and bool(later) and later[0] <= target


def _exact(version: str) -> Release:
    major, minor = version.split(".")
    return int(major), int(minor)
