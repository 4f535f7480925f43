"""What a child process does for the classes of one model type: all steps, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from hf_lint_functional.device_memory import peak, release, reset_peak
from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.model import StandIn, build
from hf_lint_functional.standin.placement import device_of
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.sweep.generation import can_generate, generate
from hf_lint_functional.sweep.round_trip import round_trip


class DeviceLost(Exception):
    """The driver refuses this process any further work."""


def run(
    model_type: str,
    names: Sequence[str],
    *,
    thorough: bool = True,
    cold: bool = False,
    device: str = "cpu",
    seed: int = 0,
) -> list[dict[str, Any]]:
    """What is known of each class after trying it, as JSON holds it.

    ``forward`` is whether it ran; ``kind`` and ``reason`` say why not. With ``thorough`` the model is also saved and
    loaded (``round_trip``: equal, close, different or what was raised) and, where it can, generates (``generate``:
    ok, or what was raised). ``cold`` searches even where a profile is shipped.

    The search itself is always on the CPU, where a wrong index is an error like any other. What it found runs once
    more on ``device``. Classes after one that broke the device for this process are left out.
    """
    found: list[dict[str, Any]] = []
    for name in names:
        hints = [Profile.from_json(other["profile"]) for other in found if other.get("profile")]
        started = perf_counter()
        reset_peak(device)
        one = _tried(model_type, name, hints[-1:], thorough=thorough, cold=cold, device=device, seed=seed)
        found.append({"class": name, **one, "seconds": perf_counter() - started})
        if one.get("kind") == "device-lost":
            break
        release(device)
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
    model_type: str, name: str, hints: Sequence[Profile], *, thorough: bool, cold: bool, device: str, seed: int
) -> dict[str, Any]:
    try:
        standin = build(*classes(model_type, name), seed=seed, hints=hints, cold=cold)
        standin = standin if device == "cpu" else _placed(standin, device)
        found = _described(standin)
        return found | (_further(standin, seed) if thorough else {}) | {"device_memory": peak(device)}
    except StandInError as error:
        return {"forward": False, "kind": error.kind, "reason": error.reason}
    except DeviceLost as error:
        return {"forward": False, "kind": "device-lost", "reason": str(error)}


def _placed(standin: StandIn, device: str) -> StandIn:
    """The stand-in on the device, after a forward there."""
    import torch

    try:
        placed = standin.on(device)
        with torch.no_grad():
            placed.model(**placed.inputs)
    except Exception as error:
        reason = f"on {device}, though not on the CPU: {type(error).__name__}: {error}"
        if _is_loss(error):
            raise DeviceLost(reason) from error
        raise StandInError("device", reason) from error
    return placed


def _is_loss(error: BaseException) -> bool:
    """Whether torch says that the driver itself failed, after which it answers nothing any more."""
    return type(error).__name__ == "AcceleratorError" or "CUDA error" in str(error)


def _described(standin: StandIn) -> dict[str, Any]:
    parameters = sum(weight.numel() for weight in standin.model.parameters())
    where = device_of(standin.model)
    return {"forward": True, "parameters": parameters, "profile": standin.profile.to_json(), "device": where}


def _further(standin: StandIn, seed: int) -> dict[str, Any]:
    found = {"round_trip": _said(lambda: round_trip(standin.model, standin.fresh_inputs, seed))}
    if can_generate(standin.model):
        found["generate"] = _said(lambda: generate(standin, seed) is not None and "ok")
    return found


def _said(step: Callable[[], Any]) -> str:
    try:
        return str(step())
    except Exception as error:
        if _is_loss(error):
            raise DeviceLost(f"{type(error).__name__}: {error}") from error
        return f"{type(error).__name__}: {error}"[:500]
