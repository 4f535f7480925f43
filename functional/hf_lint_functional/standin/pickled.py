"""The weights of a checkpoint as ``torch.save`` writes them, for those who ask for no safetensors."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

WEIGHTS = "pytorch_model.bin"
SAFE_WEIGHTS = "model.safetensors"


def pickled_weights(folder: str) -> str:
    """The path of ``pytorch_model.bin`` in a checkpoint folder, made of its ``model.safetensors`` on the first call.

    It appears in one step, so that of several processes that make it at once each sees all of it or nothing.
    """
    import torch

    safetensors = import_module("safetensors.torch")
    checkpoint = Path(folder)
    made = checkpoint / WEIGHTS
    if not made.is_file():
        with TemporaryDirectory(prefix=f".{checkpoint.name}-", dir=checkpoint.parent) as draft:
            torch.save(safetensors.load_file(checkpoint / SAFE_WEIGHTS), Path(draft) / WEIGHTS)
            (Path(draft) / WEIGHTS).replace(made)
    return str(made)
