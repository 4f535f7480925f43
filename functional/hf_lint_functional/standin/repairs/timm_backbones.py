"""Backbones of timm where timm is not installed."""

from __future__ import annotations

from collections.abc import Iterator

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble

RESNET = {
    "model_type": "resnet",
    "embedding_size": 16,
    "hidden_sizes": [16, 32, 64, 64],
    "depths": [1, 1, 1, 1],
    "layer_type": "basic",
}


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Puts a small ResNet of transformers in the place of a backbone that would come from timm."""
    if not isinstance(trouble.error, ImportError) or "timm" not in trouble.message:
        return
    for node in trouble.attempt.tree.walk():
        if node.path and getattr(node.config, "model_type", "") == "timm_backbone":
            places = [place for place in node.settings.get("out_indices") or [4] if place >= 0] or [4]
            yield trouble.attempt.profile.with_setting(node.path, {**RESNET, "out_indices": places})
