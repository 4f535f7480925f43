"""Why results are not well: the same reason counted once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hf_lint.reports.functional.figures import Result
from hf_lint.reports.functional.places import Link, Places

_BLAMED = {
    "test": "the test",
    "stand-in": "the stand-in checkpoint",
    "environment": "the environment",
    "transformers": "transformers",
}


# What stands for whatever differs between reasons that are otherwise the same.
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_LONG = 140
_LINE = re.compile(r"\bline \d+")


class Cause(NamedTuple):
    """Results with one verdict, blame and reason; the example is where the first of them failed."""

    verdict: str
    blame: str
    reason: str
    results: int
    example: Link | None

    @property
    def search(self) -> str:
        """What to search the table for: each piece of the reason as a phrase, of what a search field can hold."""
        pieces = re.split(f'[{_ELLIPSIS}"\0-\x1f]', self.reason)
        return " ".join(f'"{piece.strip()}"' for piece in pieces if piece.strip())


def causes(troubled: Sequence[Result], places: Places) -> list[Cause]:
    """The most frequent first; among equals in the order given."""
    first: dict[tuple[str, str, str], Result] = {}
    for result in troubled:
        first.setdefault(_key(result), result)
    counts = Counter(map(_key, troubled))
    return [
        Cause(*key, count, places.frame(first[key]) or places.subject(first[key]))
        for key, count in counts.most_common()
    ]


def blamed(troubled: Sequence[Result]) -> str:
    """One sentence on whose fault the failures are; empty where nobody is blamed."""
    counts = Counter(result["blame"] for result in troubled if result["blame"])
    said = [
        f"{count:,} {'is' if count == 1 else 'are'} due to {_BLAMED.get(name, name)}"
        for name, count in counts.most_common()
    ]
    if not said:
        return ""
    *others, last = said
    return f"Of {sum(counts.values()):,} failures, {' and '.join([', '.join(others), last] if others else [last])}."


def _key(result: Result) -> tuple[str, str, str]:
    """Two reasons are the same if they begin so, and only checkpoints that were asked for or line numbers differ."""
    reason = _LINE.sub(f"line {_ELLIPSIS}", result["reason"])
    for name in sorted(result["asked"], key=len, reverse=True):
        reason = re.sub(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", _ELLIPSIS, reason)
    if len(reason) > _LONG:
        reason = reason[:_LONG].rpartition(" ")[0] + f" {_ELLIPSIS}"
    return result["verdict"], result["blame"], reason
