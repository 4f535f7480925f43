"""Inputs of text: ids of tokens, masks, positions, boxes of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hf_lint_functional.standin.inputs.scene import Scene
from hf_lint_functional.standin.shrinking import names

TEXT = ("text", "decoder", "thinker", "llm", "language")


def token_ids(scene: Scene) -> Any:
    """Ordinary tokens, then the end of the text."""
    import torch

    size = min(_vocabulary(scene, TEXT), _vocabulary(scene, ("encoder",)))
    special = _special_ids(scene)
    ordinary = [token for token in range(min(size, 600)) if token not in special] or [0]
    picked = torch.randint(len(ordinary), (scene.batch, scene.tokens), generator=scene.generator)
    ids = torch.tensor(ordinary)[picked]
    end = scene.find("eos_token_id", near=TEXT)
    end = end[0] if isinstance(end, (list, tuple)) and end else end
    if isinstance(end, int) and 0 <= end < size:
        ids[:, -1] = end
    return ids


def _vocabulary(scene: Scene, near: tuple[str, ...]) -> int:
    return scene.count("vocab_size", "n_vocab", default=100, near=near)


def decoder_ids(scene: Scene) -> Any:
    """What a decoder has written so far: its start, then ordinary tokens."""
    ids = token_ids(scene).clone()
    start = scene.find("decoder_start_token_id", "bos_token_id", "pad_token_id", near=TEXT)
    ids[:, 0] = start if isinstance(start, int) and start >= 0 else 0
    return ids


def choices(scene: Scene) -> Any:
    """Two texts to choose from."""
    import torch

    return torch.stack([token_ids(scene), token_ids(scene)], dim=1)


def mask(scene: Scene) -> Any:
    """Everything is to be looked at."""
    import torch

    return torch.ones(scene.batch, scene.tokens, dtype=torch.long)


def zeros(scene: Scene) -> Any:
    """One kind of token throughout."""
    import torch

    return torch.zeros(scene.batch, scene.tokens, dtype=torch.long)


def positions(scene: Scene) -> Any:
    """Counted from the left."""
    import torch

    return torch.arange(scene.tokens).expand(scene.batch, -1).clone()


def word_boxes(scene: Scene) -> Any:
    """A box for each word: left, top, right, bottom, in thousandths of the page, or as fractions of it."""
    import torch

    corner = torch.randint(0, 100, (scene.batch, scene.tokens, 2), generator=scene.generator)
    boxes = torch.cat([corner, corner + 50], dim=-1)
    return boxes / 1000 if "fractions" in scene.sizes else boxes


def hidden_states(scene: Scene) -> Any:
    """Embedded tokens."""
    import torch

    width = scene.count("hidden_size", "d_model", "n_embd", default=64, near=TEXT)
    return torch.randn(scene.batch, scene.tokens, width, generator=scene.generator)


def _special_ids(scene: Scene) -> set[int]:
    found: set[int] = set()
    for node in scene.tree.walk():
        for name, value in node.settings.items():
            if names.TOKEN_ID.match(name):
                items = value if isinstance(value, (list, tuple)) else [value]
                found.update(item for item in items if isinstance(item, int))
    return found


def task(scene: Scene) -> Any:
    """A task in words, of the length that the model wants."""
    import torch

    length = scene.count("task_seq_len", default=scene.tokens)
    return torch.ones(scene.batch, length, dtype=torch.long)


MAKERS: dict[str, Callable[[Scene], Any]] = {
    r"decoder_input_ids": decoder_ids,
    r"input_ids|.*_input_ids|text_inputs|tasks_input_ids": token_ids,
    r"task_inputs": task,
    r"attention_mask|.*input_ids_mask|.*_attention_mask|input_mask": mask,
    r"token_type_ids|mm_token_type_ids|.*_token_type_ids": zeros,
    r"position_ids": positions,
    r"bbox": word_boxes,
    r"inputs_embeds|latents|.*hidden_states|.*_embeds": hidden_states,
}
