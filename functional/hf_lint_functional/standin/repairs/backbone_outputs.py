"""Models that read several layers of themselves, and a configuration that shows too few."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble

WANTED = re.compile(r"out_indices to be a list of (\d+) integers")


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """As many layers as the message asks for, and all of them shown."""
    if match := WANTED.search(trouble.message):
        count = int(match[1])
        profile = trouble.attempt.profile.with_setting("num_hidden_layers", count)
        yield profile.with_setting("out_indices", list(range(1, count + 1)))
