"""How much memory of an accelerator this process has used, by torch's own count."""

from __future__ import annotations

from typing import Any


def reset_peak(device: str | None = None) -> None:
    """Counts from here on; without a device, for the present one. Does nothing where torch does not count."""
    if (accelerator := _counting(device)) is not None:
        accelerator.reset_peak_memory_stats(device)


def peak(device: str | None = None) -> int | None:
    """The most bytes that tensors took at once; None on the CPU and where torch does not count."""
    accelerator = _counting(device)
    return None if accelerator is None else int(accelerator.max_memory_allocated(device))


def release(device: str | None = None) -> None:
    """Gives memory that nothing uses any more back to the device."""
    if (accelerator := _counting(device)) is not None and hasattr(accelerator, "empty_cache"):
        accelerator.empty_cache()


def _counting(device: str | None) -> Any:
    import torch

    accelerator = getattr(torch, "accelerator", None)
    if accelerator is None or not accelerator.is_available() or not hasattr(accelerator, "max_memory_allocated"):
        return None
    kind = accelerator.current_accelerator().type
    return accelerator if device is None or device.partition(":")[0] == kind else None
