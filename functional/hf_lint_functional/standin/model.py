"""A stand-in for a model class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hf_lint_functional.standin.attempt import Attempt
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.search import found


class StandIn(NamedTuple):
    """A tiny model, its configuration, inputs that its forward takes, and how it was made."""

    model: Any
    config: Any
    inputs: Mapping[str, Any]
    profile: Profile


def build(config_class: Any, model_class: Any, *, token_ids: Mapping[str, int] | None = None, seed: int = 0) -> StandIn:
    """A model that has run once. ``StandInError`` says why there is none."""
    attempt: Attempt = found(config_class, model_class, token_ids or {}, seed)
    return StandIn(attempt.model, attempt.config, attempt.inputs or {}, attempt.profile)
