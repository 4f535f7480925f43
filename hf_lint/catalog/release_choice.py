"""Which of several releases a version or specifier means."""

from __future__ import annotations

import re
from collections.abc import Iterable

Numbers = tuple[int, ...]
_CLAUSE = re.compile(r"(?P<sign>[<>=!~]=?=?)?\s*v?(?P<version>\d+(?:\.\d+)*)")


def numbers_of(version: str) -> Numbers:
    """``(5, 23, 0)`` for ``5.23.0``, also for ``5.23.0.dev0``; empty for what is no version."""
    found = re.match(r"v?(\d+(?:\.\d+)*)", version)
    return tuple(map(int, found[1].split("."))) if found else ()


def wanted_release(specifier: str, versions: Iterable[str]) -> str | None:
    """The version that a specifier such as ``5.23.0``, ``4.57`` or ``>=4.56,<5`` means, of those there are.

    ``4.57`` means the newest 4.57. Without one that fits, one of the same major version if there is any: the nearest
    older one, else the nearest younger one. None if the specifier names no version, or if there are none.
    """
    clauses = [(match["sign"] or "==", numbers_of(match["version"])) for match in _CLAUSE.finditer(specifier)]
    known = sorted(((numbers_of(version), version) for version in versions), reverse=True)
    if not clauses or not known:
        return None
    fitting = [version for numbers, version in known if all(_fits(numbers, *clause) for clause in clauses)]
    if fitting:
        return fitting[0]
    aim = next((numbers for sign, numbers in clauses if not sign.startswith(("<", "!"))), clauses[0][1])
    near = [entry for entry in known if entry[0][0] == aim[0]] or known
    older = [version for numbers, version in near if numbers <= aim]
    return older[0] if older else near[-1][1]


def _fits(numbers: Numbers, sign: str, limit: Numbers) -> bool:
    beginning = numbers[: len(limit)]
    return {
        "==": beginning == limit,
        "=": beginning == limit,
        "===": beginning == limit,
        "!=": beginning != limit,
        "~=": beginning >= limit and numbers[: len(limit) - 1] == limit[:-1],
        ">=": beginning >= limit,
        ">": beginning > limit,
        "<=": beginning <= limit,
        "<": beginning < limit,
    }.get(sign, False)
