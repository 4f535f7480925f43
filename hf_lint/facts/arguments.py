"""Arguments of the calls that load a model or make a pipeline, by the names that a test gives them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from hf_lint.facts.loading import loading_calls

if TYPE_CHECKING:
    from hf_lint.test_file import TestFile


class Given(NamedTuple):
    """One argument. ``node`` is the keyword, or the key in a literal ``model_kwargs={"torch_dtype": …}``."""

    call: cst.Call
    name: str
    node: cst.Name | cst.SimpleString
    value: cst.BaseExpression
    beside: frozenset[str]
    """The names that are given in the same brackets or braces."""

    complete: bool
    """Whether nothing is spread into those, so that ``beside`` holds every name."""


def given(file: TestFile, names: Collection[str]) -> Iterator[Given]:
    """The arguments of these names, call by call."""
    for call in loading_calls(file):
        keywords = [(argument.keyword, argument.value) for argument in call.args if argument.keyword is not None]
        complete = not any(argument.star for argument in call.args)
        yield from _among(call, keywords, names, complete=complete)
        for keyword, value in keywords:
            if keyword.value == "model_kwargs" and isinstance(value, cst.Dict):
                yield from _among(call, _items(value), names, complete=len(_items(value)) == len(value.elements))


def _items(dictionary: cst.Dict) -> list[tuple[cst.SimpleString, cst.BaseExpression]]:
    return [
        (element.key, element.value)
        for element in dictionary.elements
        if isinstance(element, cst.DictElement) and isinstance(element.key, cst.SimpleString)
    ]


def _among(call: cst.Call, pairs: Sequence[tuple[cst.Name | cst.SimpleString, cst.BaseExpression]],
           names: Collection[str], *, complete: bool) -> Iterator[Given]:  # fmt: skip
    written = [(node.value if isinstance(node, cst.Name) else node.raw_value, node, value) for node, value in pairs]
    beside = frozenset(name for name, _, _ in written)
    for name, node, value in written:
        if name in names:
            yield Given(call, name, node, value, beside, complete)
