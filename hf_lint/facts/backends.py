"""The functions of ``transformers.testing_utils`` that do for all devices what those of ``torch.cuda`` do for CUDA."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hf_lint.catalog.choice import targeted_release
from hf_lint.facts.cuda_calls import SEEDS, CudaCall
from hf_lint.facts.testing_utils import imports_of
from hf_lint.facts.torch_device import NAME, imports_of_torch_device
from hf_lint.finding import Edit, Fix

if TYPE_CHECKING:
    from hf_lint.catalog.name_table import Release
    from hf_lint.test_file import TestFile


class _Backend(NamedTuple):
    """``since`` is the first release known to have it; ``safe`` says whether the exchange is.

    Elsewhere than on CUDA a seed changes random numbers, and a measured memory is no longer 0.
    """

    since: Release
    safe: bool


_OLD, _NEW = (4, 35), (4, 57)
_BACKENDS = {
    "empty_cache": _Backend(_OLD, True),
    "manual_seed": _Backend(_OLD, False),
    "manual_seed_all": _Backend(_OLD, False),
    "max_memory_allocated": _Backend(_NEW, False),
    "memory_allocated": _Backend(_NEW, False),
    "reset_max_memory_allocated": _Backend(_NEW, True),
    "reset_peak_memory_stats": _Backend(_NEW, True),
    "synchronize": _Backend(_NEW, True),
}


def backend_of(file: TestFile, found: CudaCall) -> str | None:
    """``backend_synchronize`` for ``synchronize``, None where the release that is aimed at has no such function."""
    backend, target = _BACKENDS.get(found.function), targeted_release(file.settings)
    if backend is None or (target is not None and target < backend.since):
        return None
    return "backend_manual_seed" if found.function in SEEDS else f"backend_{found.function}"


def exchange(file: TestFile, found: CudaCall) -> Fix | None:
    """Calls the function for all devices, where the file knows ``torch_device`` already: the call is to follow it."""
    name = backend_of(file, found)
    seeds, arguments = found.function in SEEDS, found.call.args
    if name is None or len(arguments) != int(seeds) or imports_of_torch_device(file) != ():
        return None
    if any(argument.star or argument.keyword is not None for argument in arguments):
        return None
    if (imports := imports_of(file, name)) is None:
        return None
    taken = ", ".join((NAME, *(file.source.text_of(argument.value) for argument in arguments)))
    edit = Edit(file.span(found.call), f"{name}({taken})")
    return Fix(f"Use `{name}`", (*imports, edit), safe=_BACKENDS[found.function].safe)
