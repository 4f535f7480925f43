"""Lists that a default has as a tuple, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.shrinking.tree import read


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Makes lists of all tuples, as they are in a configuration that was saved and loaded."""
    if "can only concatenate" not in trouble.message or trouble.attempt.config is None:
        return
    profile = trouble.attempt.profile
    for node in read(trouble.attempt.config).walk():
        for name, value in node.settings.items():
            if isinstance(value, tuple):
                profile = profile.with_setting(f"{node.path}.{name}".lstrip("."), list(value))
    yield profile
