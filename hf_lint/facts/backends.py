"""The functions of ``transformers.testing_utils`` that do for all devices what those of ``torch.cuda`` do for CUDA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hf_lint.facts.cuda_calls import SEEDS, CudaCall
from hf_lint.facts.testing_utils import imports_of
from hf_lint.facts.torch_device import NAME, imports_of_torch_device
from hf_lint.finding import Edit, Fix

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile

# All are there since transformers 4.57 at the latest. The value says whether the exchange is safe: elsewhere than on
# CUDA a seed changes random numbers, and a measured memory is no longer 0.
_BACKENDS = {
    "empty_cache": True,
    "manual_seed": False,
    "manual_seed_all": False,
    "max_memory_allocated": False,
    "memory_allocated": False,
    "reset_max_memory_allocated": True,
    "reset_peak_memory_stats": True,
    "synchronize": True,
}


def backend_of(found: CudaCall) -> str | None:
    """``backend_synchronize`` for ``synchronize``, None where there is no such function."""
    if found.function not in _BACKENDS:
        return None
    return "backend_manual_seed" if found.function in SEEDS else f"backend_{found.function}"


def exchange(file: TestFile, found: CudaCall) -> Fix | None:
    """Calls the function for all devices, where the file knows ``torch_device`` already: the call is to follow it."""
    name = backend_of(found)
    seeds, arguments = found.function in SEEDS, found.call.args
    if name is None or len(arguments) != int(seeds) or imports_of_torch_device(file) != ():
        return None
    if any(argument.star or argument.keyword is not None for argument in arguments):
        return None
    if (imports := imports_of(file, name)) is None:
        return None
    taken = ", ".join((NAME, *(file.source.text_of(argument.value) for argument in arguments)))
    edit = Edit(file.span(found.call), f"{name}({taken})")
    return Fix(f"Use `{name}`", (*imports, edit), safe=_BACKENDS[found.function])
