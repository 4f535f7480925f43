"""Kernels that a default configuration asks for and that are only there on some machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble

SAYS_ABSENT = re.compile(r"kernels? (?:is|are) not (?:available|installed)", re.IGNORECASE)


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Does without them, where the configuration can say so."""
    if SAYS_ABSENT.search(trouble.message):
        for node in trouble.attempt.tree.walk():
            for name, value in node.settings.items():
                if value is True and "kernels" in name:
                    yield trouble.attempt.profile.with_setting(f"{node.path}.{name}".lstrip("."), False)
