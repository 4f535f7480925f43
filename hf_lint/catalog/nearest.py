"""The known name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

_SEPARATORS = str.maketrans("", "", " _-./")


def folded(name: str) -> str:
    """A name without what is easily got wrong: case, underscores, hyphens, dots, slashes and blanks."""
    return name.translate(_SEPARATORS).lower()


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one that differs in spelling only, or else the most similar; None if nothing comes near."""
    from difflib import get_close_matches

    by_folded = {folded(other): other for other in known}
    close = [folded(name)] if folded(name) in by_folded else get_close_matches(folded(name), by_folded, 1, 0.8)
    return by_folded[close[0]] if close else None
