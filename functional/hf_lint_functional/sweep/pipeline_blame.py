"""Whose fault it is that a pipeline failed on a stand-in, as far as the error tells."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any

_MISSING = re.compile(r"forward\(\) missing \d+ required positional arguments?: (.*)")
_TOO_MANY = re.compile(r"takes \d+ positional arguments? but \d+ were given")
_DIVIDED = re.compile(r"shape '\[-1, (\d+), (\d+)\]' is invalid for input of size (\d+)")
_WORD = re.compile(r"\w+")
_REFUSAL = re.compile(r"must (?:be )?(?:of|one of|an?) |must (?:provide|specify)|need to specify|only supported")
_PREPROCESSORS = ("tokenization_", "processing_", "image_processing_", "feature_extraction_")


def blame_of(error: BaseException, model: Any, class_name: str) -> str:
    """``transformers`` where its own parts do not fit together, whatever the weights; else ``stand-in``.

    They do not where

    - the pipeline leaves out what the model's forward asks for by name, or gives features to a ``generate`` that
      takes tokens, or one row of tokens to a model that takes a row for each codebook;
    - a tokenizer or a processor refuses the kind of input that the pipeline gives it;
    - the pipeline's own code cannot take what a processor or the model returned, or a processor's own code calls
      something with the wrong number of arguments;
    - the task's table has another class read a checkpoint of ``class_name`` than that class.
    """
    if _refuses_input(error) or _cannot_read_answer(error) or _misses_codebooks(error, model):
        return "transformers"
    if model is not None and (type(model).__name__ != class_name or _asks_for_absent(error, model)):
        return "transformers"
    return "transformers" if _is_wrong_call(error) or _generates_from_features(error) else "stand-in"


def _is_wrong_call(error: BaseException) -> bool:
    """Whether a call has too few arguments for a forward, or too many for what a processor calls."""
    too_many = _TOO_MANY.search(str(error)) is not None and _is_own_preprocessing(_deepest(error))
    return isinstance(error, TypeError) and (too_many or _MISSING.search(str(error)) is not None)


def _generates_from_features(error: BaseException) -> bool:
    """Whether ``generate`` was given sound or images alone where the model's main input is text."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        known = frame.f_locals
        if frame.f_code.co_name == "generate" and getattr(known.get("self"), "main_input_name", "") == "input_ids":
            given = {"inputs": known.get("inputs"), **known.get("kwargs", {})}
            floating = {name for name, value in given.items() if getattr(value, "is_floating_point", bool)()}
            return bool(floating & {"inputs", "input_ids"}) or (bool(floating) and "input_ids" not in given)
    return False


def _misses_codebooks(error: BaseException, model: Any) -> bool:
    """Whether a single row of tokens could not be divided into the rows that the codebooks of a model want."""
    found = _DIVIDED.search(str(error))
    text = getattr(model, "config", None) and model.config.get_text_config(decoder=True)
    return found is not None and str(getattr(text, "num_codebooks", "")) == found[1] and found[2] == found[3]


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
    said = bool(_REFUSAL.search(str(error)))
    return said and isinstance(error, (ValueError, TypeError)) and _is_own_preprocessing(_deepest(error))


def _is_own_preprocessing(file: Path) -> bool:
    return "models" in file.parts and file.name.startswith(_PREPROCESSORS)


def _cannot_read_answer(error: BaseException) -> bool:
    """Whether the pipeline's own code, and no library below it, stumbles over the kind of an answer."""
    stumbles = isinstance(error, (AttributeError, TypeError, KeyError))
    return stumbles and _deepest(error).parent.name in ("pipelines", "decision")


def _deepest(error: BaseException) -> Path:
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return Path(frames[-1].f_code.co_filename) if frames else Path()
