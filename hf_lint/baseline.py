"""Known findings that are not reported again, so that a project can start today and mend the rest later.

A finding is known by its file, its code and the text of its line, so it stays known when lines above it move.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from hf_lint.finding import Finding

_VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be used; one line says why."""


class Entry(NamedTuple):
    """What a finding is known by. ``path`` is relative to the folder of the baseline, with forward slashes."""

    path: str
    code: str
    line: str


def _entries(findings: Iterable[Finding], folder: Path, sources: Callable[[str], str]) -> list[Entry]:
    entries, texts = [], dict[str, list[str]]()
    for finding in findings:
        if finding.path not in texts:
            texts[finding.path] = sources(finding.path).splitlines()
        lines = texts[finding.path]
        text = lines[finding.span.line - 1].strip() if finding.span.line <= len(lines) else ""
        digest = blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        entries.append(Entry(_relative(finding.path, folder), finding.code, digest))
    return entries


def _relative(path: str, folder: Path) -> str:
    absolute, root = Path(os.path.abspath(path)), Path(os.path.abspath(folder))  # noqa: PTH100  absolute() keeps ".."
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()


def write(path: Path, findings: Sequence[Finding], sources: Callable[[str], str]) -> int:
    """Writes the findings down, sorted so that a diff stays small, and says how many there are.

    Raises:
        BaselineError: the file cannot be written.

    """
    counted = Counter(_entries(findings, path.parent, sources))
    known = [{**entry._asdict(), "count": count} for entry, count in sorted(counted.items())]
    text = json.dumps({"version": _VERSION, "findings": known}, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BaselineError(f"{path}: cannot be written: {error.strerror}") from None
    return len(findings)


def read(path: Path) -> Counter[Entry]:
    """How often each entry is known.

    Raises:
        BaselineError: the file is missing, unreadable, or no baseline.

    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["version"] != _VERSION:
            raise BaselineError(f"{path}: is a baseline of version {document['version']}, not {_VERSION}")
        return Counter({Entry(e["path"], e["code"], e["line"]): int(e["count"]) for e in document["findings"]})
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BaselineError(f"{path}: is no baseline: {type(error).__name__}: {error}") from None


def unknown(
    findings: Sequence[Finding], path: Path, known: Counter[Entry], sources: Callable[[str], str]
) -> list[Finding]:
    """The findings that the baseline does not know. Of several alike, the last ones are the new ones."""
    left = Counter(known)
    new = []
    for finding, entry in zip(findings, _entries(findings, path.parent, sources), strict=True):
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append(finding)
    return new
