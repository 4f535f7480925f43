"""Path patterns as ruff's settings have them: ``*`` also crosses folders, a bare name matches at any depth.

``pathspec`` reads patterns as git does, where ``tests/*.py`` stays in one folder; the standard library's ``fnmatch``
does not know ``**/`` and braces.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PIECE = re.compile(r"\*\*/|\*+|\?|\[!?\]?[^\]]*\]|\{[^{}]*\}|.", re.DOTALL)


def _regex(pattern: str) -> str:
    return "".join(_piece(found[0]) for found in _PIECE.finditer(pattern))


def _piece(text: str) -> str:
    if text == "**/":
        return "(?:.*/)?"
    if text.startswith("*"):
        return ".*"
    if text == "?":
        return "."
    if len(text) > 1 and text.startswith("["):
        inner = text[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    if len(text) > 1 and text.startswith("{"):
        return f"(?:{'|'.join(map(_regex, text[1:-1].split(',')))})"
    return re.escape(text)


def pattern_error(pattern: str) -> str | None:
    """Why this is no pattern, or ``None`` when it is one."""
    if not pattern.removeprefix("!"):
        return "an empty pattern matches nothing"
    try:
        re.compile(_regex(pattern))
    except re.error as error:
        return f"`{pattern}` is no pattern: {error.msg}"
    return None


def anchored(pattern: str, folder: Path) -> str:
    """The pattern as seen from anywhere: one that names folders is bound to the folder it was written in."""
    negation, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    body = body.removeprefix("./")
    if "/" not in body or os.path.isabs(body):  # noqa: PTH117  a pattern is no path
        return f"{negation}{body}"
    literal_folder = re.sub(r"([*?\[{])", r"[\1]", folder.as_posix()).rstrip("/")
    return f"{negation}{literal_folder}/{body}"


class PathGlobs:
    """Some patterns, relative to a folder, ready to be asked about many paths."""

    def __init__(self, patterns: Iterable[str], root: Path) -> None:
        """A pattern that names folders starts at ``root``, which is absolute."""
        given = [pattern.rstrip("/") for pattern in patterns]
        names = [pattern for pattern in given if "/" not in pattern]
        self._names = _any_of(names)
        self._paths = _any_of(anchored(pattern, root) for pattern in given if "/" in pattern)

    def match(self, name: str, path: str) -> bool:
        """Whether a pattern means this file or folder. ``path`` is absolute, with forward slashes."""
        if self._names is not None and self._names.fullmatch(name):
            return True
        return self._paths is not None and self._paths.fullmatch(path) is not None


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = [_regex(pattern) for pattern in patterns]
    return re.compile("|".join(alternatives), re.DOTALL) if alternatives else None


def posix_path(path: Path | str) -> str:
    """The absolute path with forward slashes, symbolic links kept."""
    absolute = os.path.abspath(path)  # noqa: PTH100  Path.absolute keeps ".."
    return absolute if os.sep == "/" else absolute.replace(os.sep, "/")
