"""Running statistics of batch normalisation, as training would have left them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def has_nan(outputs: Any) -> bool:
    """Whether a floating-point tensor of what a model returned is not a number somewhere."""
    import torch

    if torch.is_tensor(outputs):
        return bool(outputs.is_floating_point() and outputs.isnan().any())
    parts = outputs.values() if isinstance(outputs, Mapping) else outputs if isinstance(outputs, (list, tuple)) else ()
    return any(has_nan(part) for part in parts)


def settle(model: Any, inputs: Mapping[str, Any]) -> bool:
    """Lets the model's batch normalisations, if any, take the statistics of these inputs in one forward.

    With those that they start with, small weights make signals fade from layer to layer until their norm is zero.
    """
    import torch

    norms = [part for part in model.modules() if isinstance(part, torch.nn.modules.batchnorm._BatchNorm)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = None  # the average of all that was seen, which is these inputs alone
        norm.reset_running_stats()
        norm.train()
    try:
        model(**inputs)
    except ValueError:  # one value of a channel has no variance
        return False
    finally:
        for norm, momentum in zip(norms, momenta, strict=True):
            norm.momentum = momentum
            norm.eval()
    return bool(norms)
