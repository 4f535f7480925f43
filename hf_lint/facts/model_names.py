"""Which model a class or a file is named after."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from hf_lint.catalog.known_names import model_names, stems
from hf_lint.catalog.name_table import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = re.compile(r"[_.\-]+")
# Where one word of a CamelCase name ends and the next begins.
_BORDER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?=_)|$")
_LEAD = re.compile(r"Test_?(?=[A-Z0-9])")
_ROLE = re.compile(
    r"_?(?:Models?|LMHead|For[A-Z]|Tokeni[sz]|Process|ImageProcess|VideoProcess|FeatureExtract|Backbone|Config"
    r"|Integration|Generation|Standalone|Pipelines?|Tests?|Tester)"
)
# Models made of two others, which name their tests after the parts.
_COMPOSITE = ("encoderdecoder", "dualencoder")
_COLLECTIONS = ("auto", "rag")
_VERSION = re.compile(r"v?\d+")


@cache
def file_model(model_type: str) -> str | None:
    """The model that a file is about, folded: the longest beginning of its name that transformers knows."""
    parts = _PARTS.split(model_type)
    beginnings = (folded("".join(parts[:count])) for count in range(len(parts), 0, -1))
    return next((name for name in beginnings if name in stems()), None)


@cache
def class_model(name: str) -> tuple[str, str] | None:
    """The model that a test class is named after, as written, and what its name goes on with.

    None where the class is named after no model, or after something that only sounds like one.
    """
    lead = _LEAD.match(name)
    stem = name[lead.end() :] if lead else name
    for end in sorted({border.start() for border in _BORDER.finditer(stem)}, reverse=True):
        if folded(stem[:end]) in model_names() and folded(stem[:end]) not in _COLLECTIONS:
            rest = stem[end:]
            is_test = lead is not None or "Test" in rest
            return (stem[:end], rest) if is_test and (not rest or _ROLE.match(rest)) else None
    return None


def differ(model_type: str, model: str, rest: str) -> bool:
    """Whether a class named after ``model`` is certainly named after another model than its file."""
    own = file_model(model_type)
    if own is None or own.endswith(_COMPOSITE) or own in _COLLECTIONS:
        return False
    other, whole = folded(model), folded("".join(_PARTS.split(model_type)))
    if other.startswith(own) or other in whole[len(own) :]:
        return False
    if own.startswith(other):
        missing = list(_missing(model_type, other))
        return bool(missing) and not any(_VERSION.fullmatch(part) or part in rest.lower() for part in missing)
    first = _PARTS.split(model_type)[0]
    return not (len(first) > 3 and other.startswith(first))


def _missing(model_type: str, other: str) -> Iterator[str]:
    """The parts of a file's name that the name of the other model, its beginning, does not cover."""
    covered = ""
    for part in _PARTS.split(model_type.lower()):
        if other.startswith(covered + part):
            covered += part
        else:
            yield part.removeprefix(other[len(covered) :]) if other.startswith(covered) else part


def spelled(model_type: str) -> str | None:
    """How transformers writes the file's model in its class names: ``XLMRoberta`` for ``xlm_roberta``."""
    return model_names().get(file_model(model_type) or "")
