"""Inputs of agents: states, actions, rewards over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene


def states(scene: Scene) -> Any:
    """What the agent saw."""
    return _numbers(scene, scene.count("state_dim", "max_state_dim", default=17))


def actions(scene: Scene) -> Any:
    """What it did."""
    return _numbers(scene, scene.count("act_dim", "max_action_dim", default=4))


def rewards(scene: Scene) -> Any:
    """What it got for it, or has yet to get."""
    return _numbers(scene, 1)


def times(scene: Scene) -> Any:
    """Counted from nought."""
    import torch

    return torch.arange(scene.tokens).expand(scene.batch, -1).clone()


def state(scene: Scene) -> Any:
    """What a robot senses now."""
    return states(scene)[:, 0]


def _numbers(scene: Scene, size: int) -> Any:
    import torch

    return torch.randn(scene.batch, scene.tokens, size, generator=scene.generator)


MAKERS: dict[str, Callable[[Scene], Any]] = {
    r"states": states,
    r"actions": actions,
    r"rewards|returns_to_go": rewards,
    r"timesteps": times,
    r"state": state,
}
