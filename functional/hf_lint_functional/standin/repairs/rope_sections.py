"""Sections of rotary positions that do not fill half a head."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        value = node.settings.get("rope_parameters")
        if isinstance(value, dict):
            profile = profile.with_setting(
                f"{node.path}.rope_parameters".lstrip("."), {**value, "mrope_section": shared_out(size, sections)}
            )
    yield profile
