"""Changes that the configuration class refuses."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.shrinking.rung import RUNGS
from hf_lint_functional.standin.shrinking.shrink import shrunk


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Leaves at its default what the message names, then, one by one, whatever else was changed."""
    attempt = trouble.attempt
    if attempt.stage != "config":
        return
    changes = shrunk(attempt.tree, RUNGS[attempt.profile.rung], attempt.token_ids)
    changed = [f"{path}.{name}".lstrip(".") for path, names in changes.items() for name in names]
    changed.sort(key=lambda dotted: dotted.rpartition(".")[2] not in trouble.message)
    yield from (attempt.profile.left_alone(dotted) for dotted in changed if dotted not in attempt.profile.kept)
