"""A stand-in for a model class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hf_lint_functional.standin.inputs.make import made
from hf_lint_functional.standin.placement import on_device
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.search import Search


class StandIn(NamedTuple):
    """A tiny model, its configuration, inputs that its forward takes, and how it was made."""

    model: Any
    config: Any
    inputs: Mapping[str, Any]
    profile: Profile
    seed: int = 0
    device: str = "cpu"

    def fresh_inputs(self) -> dict[str, Any]:
        """The same inputs made anew, for models that change what they are given."""
        fresh = made(self.model, self.seed, self.profile)
        return {name: on_device(value, self.device) for name, value in fresh.items()}

    def on(self, device: str) -> StandIn:
        """The same model, moved to a device, and its inputs there. Whatever torch raises comes out."""
        placed = self._replace(model=self.model.to(device), device=device)
        return placed._replace(inputs=placed.fresh_inputs())


def build(
    config_class: Any,
    model_class: Any,
    *,
    token_ids: Mapping[str, int] | None = None,
    seed: int = 0,
    hints: Sequence[Profile] = (),
    cold: bool = False,
) -> StandIn:
    """A model that has run once, the same for the same seed. ``StandInError`` says why there is none.

    ``token_ids`` has the ids, and as ``vocab_size`` the size, that a tokenizer brings along. ``hints`` are profiles
    to try before the search; ``cold`` leaves the shipped ones alone.
    """
    attempt = Search(config_class, model_class, token_ids or {}, seed).run(hints, cold=cold)
    return StandIn(attempt.model, attempt.config, attempt.inputs or {}, attempt.profile, seed)
