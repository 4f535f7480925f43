"""Stacks without a layer of attention where the model counts on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.shrinking.tree import read


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Makes the last layer one of attention, whichever way the configuration says so."""
    if "can only be called on Attention layers" not in trouble.message:
        return
    for node in read(trouble.attempt.config).walk():
        for name, value in _settings(node.settings):
            yield trouble.attempt.profile.with_setting(f"{node.path}.{name}".lstrip("."), value)


def _settings(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    last = int(settings.get("num_hidden_layers") or 2) - 1
    if "attn_layer_indices" in settings:
        yield "attn_layer_indices", [last]
    for name in ("layer_types", "layers_block_type"):
        kinds = settings.get(name)
        if isinstance(kinds, list) and kinds:
            yield from ((name, [*kinds[:-1], kind]) for kind in ("full_attention", "attention"))
    if "attn_layer_period" in settings:
        yield "attn_layer_offset", last
