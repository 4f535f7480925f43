"""Inputs that the forward misses, or does not want beside others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hf_lint_functional.standin.inputs.make import has_maker
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble

ONE_OF = re.compile(r"exactly one of|Exactly 1 of|at the same time|cannot specify both|not both", re.IGNORECASE)


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Adds inputs that the message names, then those that are None in the line that failed."""
    if trouble.attempt.stage != "forward":
        return
    profile = trouble.attempt.profile
    for name in _candidates(trouble):
        if name not in trouble.inputs and has_maker(name):
            yield profile.with_input(name)
    if ONE_OF.search(trouble.message):
        yield from (profile.without_input(name) for name in trouble.inputs if name in trouble.message)


def _candidates(trouble: Trouble) -> Iterator[str]:
    import inspect

    taken = inspect.signature(trouble.attempt.model.forward).parameters
    words = re.findall(r"[A-Za-z_]\w*", f"{trouble.message} {trouble.message.lower()}")
    yield from (name for name in taken if name in words)
    if "None" not in trouble.message and "specify" not in trouble.message:
        return
    for place in trouble.places:
        yield from (name for name in place.words if name in taken and place.names.get(name, ...) is None)
    modalities = (
        "pixel_values",
        "input_features",
        "input_values",
        "input_ids",
        "bbox",
        "token_type_ids",
        "decoder_input_ids",
    )
    yield from (name for name in modalities if name in taken)
