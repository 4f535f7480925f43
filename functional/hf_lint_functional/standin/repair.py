"""What to try next, read from the error of the last attempt."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.attempt import Attempt
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs import (
    absent_inputs,
    attention_layers,
    backbone_outputs,
    input_shapes,
    listed_settings,
    missing_attributes,
    refused_settings,
    rope_sections,
    timm_backbones,
    unavailable_kernels,
    unset_settings,
)
from hf_lint_functional.standin.repairs.trouble import Trouble

RULES = (
    timm_backbones,
    unavailable_kernels,
    rope_sections,
    backbone_outputs,
    listed_settings,
    missing_attributes,
    unset_settings,
    attention_layers,
    absent_inputs,
    input_shapes,
    refused_settings,
)


def mended(attempt: Attempt, error: BaseException) -> Iterator[Profile]:
    """Profiles with one more change that may mend what the error says, the likeliest first."""
    trouble = Trouble(attempt, error)
    for room in RULES:
        yield from (profile for profile in room.repaired(trouble) if profile != attempt.profile)
