"""Inputs of another shape than a model wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod
from typing import Any

from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.shrinking.tree import read

CHANNELS = re.compile(r"expected input\[([\d, ]+)\] to have (\d+) channels")
PRODUCT = re.compile(r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)")
NORMALIZED = re.compile(
    r"Given normalized_shape=\[(\d+)\], expected input with shape \[\*, \d+\], but got input of size\s*\[([\d, ]+)\]"
)
UNPACK = re.compile(r"(?:not enough|too many) values to unpack \(expected (\d+)(?:, got (\d+))?\)")
CONVOLUTION = re.compile(
    r"Expected (\d+)D \(unbatched\) or (\d+)D \(batched\) input to conv.*input of size: \[([\d, ]+)\]"
)
VIEW = re.compile(r"shape '\[-1, ([\d, ]+)\]' is invalid for input of size (\d+)")
OUT_OF_RANGE = re.compile(r"Dimension out of range \(expected .* but got (\d+)\)")
MOST_SIZES = 6
SIZES = re.compile(
    r"size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)"
)


def repaired(trouble: Trouble) -> Iterator[Profile]:
    """Gives the input that the message speaks of the shape that it asks for."""
    if trouble.attempt.stage != "forward":
        return
    yield from _channels(trouble)
    yield from _last_size(trouble)
    yield from _other_size(trouble)
    yield from _rank(trouble)
    yield from _flat(trouble)
    yield from _multiple(trouble)
    yield from _view(trouble)
    yield from _said(trouble)


def _channels(trouble: Trouble) -> Iterator[Profile]:
    if match := CHANNELS.search(trouble.message):
        shape, wanted = _numbers(match[1]), int(match[2])
        for name, value in trouble.tensors.items():
            has = tuple(value.shape)
            if has == shape or (len(has) == len(shape) == 3 and has[1] == shape[1]):
                yield trouble.attempt.profile.with_shape(name, (has[0], wanted, *has[2:]))
            if len(has) == len(shape) == 3 and has[2] == shape[1]:
                yield trouble.attempt.profile.with_shape(name, (has[0], has[1], wanted))
            if len(has) == len(shape) + 1 and has[2:] == shape[1:]:
                yield trouble.attempt.profile.with_shape(name, (*has[:2], wanted, *has[3:]))


def _last_size(trouble: Trouble) -> Iterator[Profile]:
    if match := PRODUCT.search(trouble.message):
        has, wants = int(match[2]), int(match[3])
    elif match := NORMALIZED.search(trouble.message):
        has, wants = _numbers(match[2])[-1], int(match[1])
    else:
        return
    for name, value in trouble.tensors.items():
        if 1 < value.ndim < 4 and value.is_floating_point():
            if value.shape[-1] == has:
                yield trouble.attempt.profile.with_shape(name, (*value.shape[:-1], wants))
            elif value.shape[-1] * wants % has == 0:
                yield trouble.attempt.profile.with_shape(name, (*value.shape[:-1], value.shape[-1] * wants // has))
            elif value.ndim == 3 and value.shape[1] == has:
                yield trouble.attempt.profile.with_shape(name, (value.shape[0], wants, value.shape[2]))


def _other_size(trouble: Trouble) -> Iterator[Profile]:
    match = SIZES.search(trouble.message)
    if match is None:
        return
    for has, wants in ((int(match[1]), int(match[2])), (int(match[2]), int(match[1]))):
        place = int(match[3])
        for name, value in trouble.tensors.items():
            shape = tuple(value.shape)
            if len(shape) > place and shape[place] == has and value.is_floating_point():
                yield trouble.attempt.profile.with_shape(name, (*shape[:place], wants, *shape[place + 1 :]))
            elif len(shape) == place + 1 and shape[place] == has and name == "input_ids":
                yield trouble.attempt.profile.with_shape(name, (*shape, wants))


def _rank(trouble: Trouble) -> Iterator[Profile]:
    for name, value in _inputs_in(trouble):
        wanted = _wanted_rank(trouble, value.ndim)
        shape = tuple(value.shape)
        if wanted is not None and value.ndim < wanted <= MOST_SIZES:
            for frames in dict.fromkeys([_frames(trouble), 2]):
                grown = _grown(shape, wanted, value.is_floating_point(), frames)
                yield trouble.attempt.profile.with_shape(name, grown)
        elif wanted is not None and 0 < wanted < value.ndim:
            yield trouble.attempt.profile.with_shape(name, shape[value.ndim - wanted :])


def _flat(trouble: Trouble) -> Iterator[Profile]:
    """Flat patches where a convolution wants them square."""
    match = CONVOLUTION.search(trouble.message)
    shape = _numbers(match[3]) if match else ()
    for name, value in trouble.tensors.items():
        if len(shape) == 2 and tuple(value.shape) == shape:
            side = round((shape[1] / 3) ** 0.5)
            if side * side * 3 == shape[1]:
                yield trouble.attempt.profile.with_shape(name, (shape[0], 3, side, side))


def _multiple(trouble: Trouble) -> Iterator[Profile]:
    if match := re.search(r"length (\d+) is not a multiple of (\d+)", trouble.message):
        yield trouble.attempt.profile.with_size("samples", int(match[2]) * 2)
    if "Kernel size can't be greater than actual input size" in trouble.message:
        yield trouble.attempt.profile.with_size("samples", 16000)
    if "must be either a floating point" in trouble.message and "bbox" in trouble.inputs:
        yield trouble.attempt.profile.with_size("fractions", 1)
    if match := re.search(r"to be a multiple of .*?\((\d+)\), but got", trouble.message):
        yield trouble.attempt.profile.with_size("frames", int(match[1]) * 2)


def _wanted_rank(trouble: Trouble, has: int) -> int | None:
    """How many sizes the message asks for; relative to what there is where the model has reshaped it before."""
    if match := UNPACK.search(trouble.message):
        return has + int(match[1]) - int(match[2]) if match[2] else has - 1
    if match := OUT_OF_RANGE.search(trouble.message):
        return int(match[1]) + 1
    if match := CONVOLUTION.search(trouble.message):
        return int(match[2])
    if match := re.search(r"Input must be a (\d)D tensor|[Ee]xpected (?:a )?(\d)[- ]?[dD]", trouble.message):
        return int(match[1] or match[2])
    return None


def _inputs_in(trouble: Trouble) -> Iterator[tuple[str, Any]]:
    """The inputs that a failing line handles, by name or as the very tensor."""
    for place in trouble.places[:4]:
        for word in place.words:
            tensor = place.names.get(word)
            for name, value in trouble.tensors.items():
                if word == name or (tensor is value):
                    yield name, value
    yield from ((name, value) for name, value in trouble.tensors.items() if value.is_floating_point())


def _frames(trouble: Trouble) -> int:
    """How many frames the configuration speaks of; two if it does not."""
    found = [node.settings.get("num_frames") for node in read(trouble.attempt.config).walk()]
    return next((count for count in found if isinstance(count, int)), 2)


def _grown(shape: tuple[int, ...], rank: int, number: bool, frames: int = 2) -> tuple[int, ...]:
    """New sizes go after the batch: frames or crops of images, else one."""
    new = (frames,) * (rank - len(shape)) if number and len(shape) > 3 else (1,) * (rank - len(shape))
    return (shape[0], *new, *shape[1:])


def _view(trouble: Trouble) -> Iterator[Profile]:
    if match := VIEW.search(trouble.message):
        row, size = prod(_numbers(match[1])), int(match[2])
        for name, value in trouble.tensors.items():
            if value.numel() != size:
                continue
            if value.ndim == 2 and value.is_floating_point():
                yield trouble.attempt.profile.with_shape(name, (value.shape[0], row))
            if value.shape[-1] == _numbers(match[1])[-1]:
                yield trouble.attempt.profile.with_shape(name, (row // value.shape[-1], value.shape[-1]))


def _said(trouble: Trouble) -> Iterator[Profile]:
    if match := re.search(r"[Ii]mage size \((\d+)\*(\d+)\) doesn't match model \((\d+)\*(\d+)\)", trouble.message):
        yield trouble.attempt.profile.with_size("image", int(match[3]))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))
