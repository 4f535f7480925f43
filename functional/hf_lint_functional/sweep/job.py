"""What a child process does for the classes of one model type: all steps, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.model import StandIn, build
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.sweep.generation import can_generate, generate
from hf_lint_functional.sweep.round_trip import round_trip


def run(
    model_type: str, class_names: Sequence[str], *, thorough: bool = True, cold: bool = False, seed: int = 0
) -> list[dict[str, Any]]:
    """What is known of each class after trying it, as JSON holds it.

    ``forward`` is whether it ran; ``kind`` and ``reason`` say why not. With ``thorough`` the model is also saved and
    loaded (``round_trip``: equal, close, different or what was raised) and, where it can, generates (``generate``:
    ok, or what was raised). ``cold`` searches even where a profile is shipped.
    """
    found: list[dict[str, Any]] = []
    for name in class_names:
        hints = [Profile.from_json(other["profile"]) for other in found if other.get("profile")]
        started = perf_counter()
        one = _tried(model_type, name, hints[-1:], thorough=thorough, cold=cold, seed=seed)
        found.append({"class": name, **one, "seconds": perf_counter() - started})
    return found


def classes(model_type: str, class_name: str) -> tuple[Any, Any]:
    """The configuration class and the model class; StandInError where transformers does not have them here."""
    import transformers
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING

    try:
        return CONFIG_MAPPING[model_type], getattr(transformers, class_name)
    except AttributeError as error:
        reason = f"the tables of transformers name {class_name}, but transformers has no such class"
        raise StandInError("upstream-default", reason) from error


def _tried(
    model_type: str, name: str, hints: Sequence[Profile], *, thorough: bool, cold: bool, seed: int
) -> dict[str, Any]:
    try:
        standin = build(*classes(model_type, name), seed=seed, hints=hints, cold=cold)
    except StandInError as error:
        return {"forward": False, "kind": error.kind, "reason": error.reason}
    found = _described(standin)
    return found | _further(standin, seed) if thorough else found


def _described(standin: StandIn) -> dict[str, Any]:
    parameters = sum(weight.numel() for weight in standin.model.parameters())
    return {"forward": True, "parameters": parameters, "profile": standin.profile.to_json()}


def _further(standin: StandIn, seed: int) -> dict[str, Any]:
    found = {"round_trip": _said(lambda: round_trip(standin.model, standin.fresh_inputs, seed))}
    if can_generate(standin.model):
        found["generate"] = _said(lambda: generate(standin, seed) is not None and "ok")
    return found


def _said(step: Callable[[], Any]) -> str:
    try:
        return str(step())
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:500]
