"""Sections of rotary positions that do not fill half a head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.shrinking.rope import shared_out
from hf_lint_functional.standin.shrinking.tree import read

SPLIT = re.compile(r"split_sizes to sum exactly to (\d+) .*split_sizes=\[([\d, ]+)\]")


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Shares the size that there is out among as many sections."""
    match = SPLIT.search(trouble.message)
    if match is None or "section" not in " ".join(place.line for place in trouble.places[:3]):
        return
    size, sections = int(match[1]), [int(part) for part in match[2].split(",")]
    profile = trouble.attempt.profile
    for node in read(trouble.attempt.config).walk():
        for name in ("rope_parameters", "rope_scaling"):
            value = node.settings.get(name)
            if isinstance(value, dict):
                new = {**value, "mrope_section": shares(size, sections, value.get("mrope_section", sections))}
                profile = profile.with_setting(f"{node.path}.{name}".lstrip("."), new)
    yield profile


def shares(size: int, sections: Sequence[int], before: Sequence[int]) -> list[int]:
    """As many as there were before: some models use each section twice."""
    times = max(1, len(sections) // len(before))
    return shared_out(size // times, sections[: len(before)])
