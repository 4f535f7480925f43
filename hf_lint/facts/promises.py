"""The words of guards: which accelerators a text speaks of, and what a guard can promise about them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import libcst as cst

from hf_lint.names import dotted

ACCELERATORS = frozenset({"cuda", "mps", "xpu", "npu", "hpu", "mlu", "musa"})
"""The device types of torch that are accelerators; ROCm machines call theirs ``cuda``."""

ANY = "accelerator"
Devices = frozenset[str]
"""Accelerators that are certainly there, and ``ANY`` where one of them is."""

NOTHING: Devices = frozenset()
EVERYTHING: Devices = ACCELERATORS | {ANY}
"""Also the answer where reading cannot know: nobody is to blame then."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NEGATIVE = frozenset({"no", "not", "non", "without", "missing", "lacks", "disable", "disabled", "skip", "cpu"})
_LAYOUT = (cst.SimpleWhitespace, cst.ParenthesizedWhitespace, cst.TrailingWhitespace, cst.Comma, cst.Dot)
_MEANS: dict[str, Devices] = {
    **{device: frozenset({device, ANY}) for device in ACCELERATORS},
    **dict.fromkeys(("nvidia", "rocm", "hip", "cudnn", "nccl"), frozenset({"cuda", ANY})),
    **dict.fromkeys(("apple", "darwin", "mac", "metal"), frozenset({"mps", ANY})),
    **dict.fromkeys(("habana", "gaudi"), frozenset({"hpu", ANY})),
    "ascend": frozenset({"npu", ANY}),
    **dict.fromkeys(("accelerator", "accelerators"), frozenset({ANY})),
    **dict.fromkeys(("gpu", "gpus"), EVERYTHING),
}

_LIBRARIES: dict[str, str] = {
    "habana_frameworks": "hpu",
    "optimum.habana": "hpu",
    "torch_mlu": "mlu",
    "torch_musa": "musa",
    "torch_npu": "npu",
}
"""Libraries that only machines with their maker's accelerator can load."""


def words(text: str) -> list[str]:
    """The words of a name or sentence in lower case: ``HAS_CUDA`` and ``hasCuda`` are ``has`` and ``cuda``."""
    return [word.lower() for word in _WORD.findall(text)]


def spoken_of(text: str) -> Devices:
    """The accelerators that a text names."""
    return NOTHING.union(*(_MEANS.get(word, NOTHING) for word in words(text)))


def is_negative(text: str) -> bool:
    """Whether a name says that something is absent: ``NO_CUDA``."""
    return not _NEGATIVE.isdisjoint(words(text))


def device_type(literal: str) -> str | None:
    """``cuda`` for ``cuda:1``, None for what is no accelerator."""
    name = literal.partition(":")[0]
    return name if name in ACCELERATORS else None


def promise_of(device: str) -> Devices:
    """What having this very device promises."""
    return frozenset({device, ANY})


def brought_by(statement: cst.Import | cst.ImportFrom) -> Devices:
    """What an import promises to the code behind it, because it fails on other machines."""
    if isinstance(statement, cst.ImportFrom):
        modules = [] if statement.relative or statement.module is None else [dotted(statement.module) or ""]
    else:
        modules = [dotted(alias.name) or "" for alias in statement.names]
    makers = (device for name, device in _LIBRARIES.items() if any(_is_in(module, name) for module in modules))
    return NOTHING.union(*map(promise_of, makers))


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def texts(node: cst.CSTNode) -> Iterable[str]:
    """Every name and string below a node."""
    stack = [node]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind is cst.Name:
            yield item.value  # type: ignore[attr-defined]
        elif kind is cst.SimpleString:
            yield item.raw_value  # type: ignore[attr-defined]
        elif kind not in _LAYOUT:
            stack.extend(item.children)


def mentioned(node: cst.CSTNode) -> Devices:
    """The accelerators that an expression names anywhere."""
    return NOTHING.union(*map(spoken_of, texts(node)))


def last_name(node: cst.CSTNode) -> str:
    """``is_available`` of ``torch.cuda.is_available``; of a call its function's; empty where there is no name."""
    if isinstance(node, cst.Call):
        return last_name(node.func)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return (dotted(node) or "").rpartition(".")[2]
