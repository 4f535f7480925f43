"""Calls of ``torch.cuda``: what each does where there is no CUDA, as torch 2.13 behaves when built without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

RAISING = frozenset({
    "CUDAGraph", "Event", "Stream", "can_device_access_peer", "current_device", "current_stream", "default_stream",
    "get_device_capability", "get_device_name", "get_device_properties", "get_rng_state", "init", "initial_seed",
    "ipc_collect", "mem_get_info", "memory_snapshot", "memory_summary", "reset_accumulated_memory_stats",
    "reset_max_memory_allocated", "reset_max_memory_cached", "reset_peak_memory_stats", "set_device",
    "set_per_process_memory_fraction", "synchronize",
})  # fmt: skip
"""Functions and classes of ``torch.cuda`` that raise without CUDA."""

IDLE = {
    "empty_cache": "frees nothing",
    "manual_seed": "seeds nothing",
    "manual_seed_all": "seeds nothing",
    "max_memory_allocated": "returns 0",
    "max_memory_reserved": "returns 0",
    "memory_allocated": "returns 0",
    "memory_reserved": "returns 0",
}
"""Functions that do nothing without CUDA, on other accelerators too, and what that comes to."""

SEEDS = frozenset({"manual_seed", "manual_seed_all"})

PROBES = frozenset({"is_available", "get_device_name", "get_device_properties", "get_device_capability", "init"})
"""Functions that initialise the driver; ``device_count`` asks NVML instead, which leaves it alone."""

_PREFIX = "torch.cuda."


@dataclass(frozen=True)
class CudaCall:
    """One call; ``function`` is its name below ``torch.cuda``."""

    call: cst.Call
    function: str


def cuda_calls(file: TestFile) -> tuple[CudaCall, ...]:
    """The calls of a file that one of the tables above names, in the order of the text."""
    if "cuda_calls" not in file.facts:
        file.facts["cuda_calls"] = tuple(_calls(file)) if "cuda" in file.source.text else ()
    calls: tuple[CudaCall, ...] = file.facts["cuda_calls"]
    return calls


def _calls(file: TestFile) -> Iterator[CudaCall]:
    for call in file.index.all(cst.Call):
        function = call.func
        if type(function) is cst.Attribute:
            name = function.attr.value
        elif type(function) is cst.Name:
            name = function.value
        else:
            continue
        if name in _NAMES and (full := file.names.full_name(function)) is not None and full == _PREFIX + name:
            yield CudaCall(call, name)


_NAMES = RAISING | PROBES | IDLE.keys()
