"""Saves a model, loads it again, and compares what both say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from tempfile import TemporaryDirectory
from typing import Any, Literal

from hf_lint_functional.standin.placement import device_of

Likeness = Literal["equal", "close", "different", "nothing to compare"]
TOLERANCE = 1e-4


def round_trip(model: Any, inputs: Callable[[], Mapping[str, Any]], seed: int = 0) -> Likeness:
    """How alike the outputs are before ``save_pretrained`` and after ``from_pretrained``.

    ``close`` is within 1e-4. The inputs are made anew for each of both, since some models change them.
    """
    with TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        loaded = _moved(type(model).from_pretrained(folder).eval()).to(device_of(model))
    return likeness(_outputs(model, inputs(), seed), _outputs(loaded, inputs(), seed))


def likeness(one: Any, other: Any) -> Likeness:
    """How alike two outputs are, tensor by tensor; what is not a number is like itself."""
    import torch

    ones, others = list(tensors(one)), list(tensors(other))
    if not ones and not others:
        return "nothing to compare"
    if len(ones) != len(others) or any(a.shape != b.shape for a, b in zip(ones, others, strict=True)):
        return "different"
    pairs = [(_doubled(a), _doubled(b)) for a, b in zip(ones, others, strict=True)]
    if all(torch.allclose(a, b, rtol=0, atol=0, equal_nan=True) for a, b in pairs):
        return "equal"
    alike = all(torch.allclose(a, b, rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True) for a, b in pairs)
    return "close" if alike else "different"


def tensors(value: Any) -> Iterator[Any]:
    """All tensors in an output, in order; caches are left out."""
    import torch

    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from tensors(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from tensors(part)
    elif is_dataclass(value):
        yield from tensors(list(vars(value).values()))


def _doubled(tensor: Any) -> Any:
    import torch

    return (torch.view_as_real(tensor) if tensor.is_complex() else tensor).double()


def _moved(model: Any) -> Any:
    """The same weights in fresh memory: where they lie in a mapped file changes the last bit of a sum."""
    for weight in [*model.parameters(), *model.buffers()]:
        weight.data = weight.data.clone()
    return model


def _outputs(model: Any, inputs: Mapping[str, Any], seed: int) -> Any:
    import torch

    torch.manual_seed(seed)
    with torch.no_grad():
        return model(**inputs)
