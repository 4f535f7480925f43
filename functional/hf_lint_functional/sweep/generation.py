"""Lets a model write a few tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hf_lint_functional.standin.inputs.make import one_made
from hf_lint_functional.standin.model import StandIn
from hf_lint_functional.standin.placement import on_device
from hf_lint_functional.standin.recipes import recipes

TOKENS = 4
LEFT_OUT = ("decoder_input_ids", "decoder_attention_mask", "position_ids", "labels")
TEXTS = ("input_ids", "attention_mask")


def can_generate(model: Any) -> bool:
    """Whether the class says that it generates."""
    return bool(getattr(model, "can_generate", lambda: False)())


def generate(standin: StandIn, seed: int = 0) -> Any:
    """Four new tokens; whatever goes wrong comes out as it is.

    A recipe of the class may add arguments (``generate``), further inputs (``generate_with``) or leave some out
    (``generate_without``), say after how many
    tokens a prompt ends (``prompt_tokens``) and with which token of the configuration (``prompt_end``), how large the
    further inputs are (``generate_sizes``), and what the generation configuration lacks (``generation_config``).
    """
    import torch

    model, recipe = standin.model, recipes().get(type(standin.model).__name__, {})
    _complete(model.generation_config, recipe)
    left_out = (*LEFT_OUT, *recipe.get("generate_without", ()))
    given = {name: value for name, value in standin.fresh_inputs().items() if name not in left_out}
    sizes = recipe.get("generate_sizes", {})
    further = {name: one_made(model, name, seed, sizes) for name in recipe.get("generate_with", ())}
    given |= on_device(further, standin.device)
    given = {**_prompt(given, recipe, model.config), **recipe.get("generate", {})}
    torch.manual_seed(seed)
    with torch.no_grad():
        return model.generate(**given, max_new_tokens=TOKENS, do_sample=False)


def _complete(settings: Any, recipe: Mapping[str, Any]) -> None:
    """Fills what a real checkpoint would bring along: where a decoder starts, what pads, what a recipe says."""
    if getattr(settings, "decoder_start_token_id", 0) is None:
        settings.decoder_start_token_id = settings.bos_token_id or 0
    if getattr(settings, "pad_token_id", 0) is None:
        settings.pad_token_id = 0
    for name, value in recipe.get("generation_config", {}).items():
        setattr(settings, name, value)


def _prompt(given: Mapping[str, Any], recipe: Mapping[str, Any], config: Any) -> dict[str, Any]:
    count = recipe.get("prompt_tokens")
    cut = {name: value[:, :count] if name in TEXTS else value for name, value in given.items()}
    if "prompt_end" in recipe:
        cut["input_ids"] = cut["input_ids"].clone()
        cut["input_ids"][:, -1] = getattr(config, recipe["prompt_end"])
    return cut
