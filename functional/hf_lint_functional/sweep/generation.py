"""Lets a model write a few tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TOKENS = 4
LEFT_OUT = ("decoder_input_ids", "decoder_attention_mask", "position_ids", "labels")


def can_generate(model: Any) -> bool:
    """Whether the class says that it generates."""
    return bool(getattr(model, "can_generate", lambda: False)())


def generate(model: Any, inputs: Mapping[str, Any], seed: int = 0) -> Any:
    """Four new tokens; whatever goes wrong comes out as it is."""
    import torch

    settings = model.generation_config
    if getattr(model.config, "is_encoder_decoder", False) and settings.decoder_start_token_id is None:
        settings.decoder_start_token_id = settings.bos_token_id or 0
    if settings.pad_token_id is None:
        settings.pad_token_id = 0
    given = {name: value for name, value in inputs.items() if name not in LEFT_OUT}
    torch.manual_seed(seed)
    with torch.no_grad():
        return model.generate(**given, max_new_tokens=TOKENS, do_sample=False)
