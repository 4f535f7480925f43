"""Whose fault it is that a pipeline failed on a stand-in, as far as the error tells."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

_MISSING = re.compile(r"forward\(\) missing \d+ required positional arguments?: (.*)")
_WORD = re.compile(r"\w+")
_REFUSAL = re.compile(r"must be (?:of|one of|an?) |must (?:provide|specify)|need to specify|only supported")
_PREPROCESSORS = ("tokenization_", "processing_", "image_processing_", "feature_extraction_")


def blame_of(error: BaseException, model: Any) -> str:
    """``transformers`` where its own parts do not fit together, whatever the weights; else ``stand-in``.

    They do not where the pipeline leaves out what the model's forward asks for by name, where a tokenizer or a
    processor refuses the kind of input that the pipeline gives it, and where the pipeline's own code cannot take
    what the model returned.
    """
    if _lacks_argument(error) or _refuses_input(error) or _cannot_read_answer(error):
        return "transformers"
    return "transformers" if model is not None and _asks_for_absent(error, model) else "stand-in"


def _lacks_argument(error: BaseException) -> bool:
    return isinstance(error, TypeError) and bool(_MISSING.search(str(error)))


def _asks_for_absent(error: BaseException, model: Any) -> bool:
    """Whether the message names an argument of the model's forward that the pipeline did not give."""
    if not isinstance(error, (ValueError, TypeError)):
        return False
    said = set(_WORD.findall(str(error)))
    return any(name in said and value is None for given in _forwards(error, model) for name, value in given.items())


def _forwards(error: BaseException, model: Any) -> Iterator[Mapping[str, Any]]:
    """The arguments of each call of the model's own forward that the error passed through."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name == "forward" and frame.f_locals.get("self") is model:
            yield {name: frame.f_locals.get(name) for name in _arguments(frame.f_code)}


def _arguments(code: CodeType) -> tuple[str, ...]:
    return code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]


def _refuses_input(error: BaseException) -> bool:
    """Whether a tokenizer or a processor of one model family raised, and says what it wants instead."""
    file = _deepest(error)
    own = "models" in file.parts and file.name.startswith(_PREPROCESSORS)
    return own and isinstance(error, (ValueError, TypeError)) and bool(_REFUSAL.search(str(error)))


def _cannot_read_answer(error: BaseException) -> bool:
    """Whether the pipeline's own code, and no library below it, stumbles over the kind of an answer."""
    return isinstance(error, (AttributeError, TypeError)) and _deepest(error).parent.name == "pipelines"


def _deepest(error: BaseException) -> Path:
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return Path(frames[-1].f_code.co_filename) if frames else Path()
