"""What went wrong in an attempt, and where."""

from __future__ import annotations

import linecache
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Any

from hf_lint_functional.standin.attempt import Attempt


@dataclass(frozen=True)
class Place:
    """A line that was being run: its text, the function, and what its names stood for."""

    function: str
    line: str
    names: Mapping[str, Any]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The names in the line, from left to right."""
        return tuple(dict.fromkeys(re.findall(r"[A-Za-z_]\w*", self.line)))


@dataclass(frozen=True)
class Trouble:
    """An attempt and the error that ended it."""

    attempt: Attempt
    error: BaseException

    @cached_property
    def message(self) -> str:
        """What the error says, and what the errors say that it came from."""
        cause = self.error.__cause__
        return f"{self.error}\n{cause}" if cause is not None else str(self.error)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The lines of transformers that led to the error, the innermost first."""
        return tuple(_places(self.error.__traceback__))[::-1]

    @property
    def inputs(self) -> Mapping[str, Any]:
        """The inputs of the attempt; none where it did not come so far."""
        return self.attempt.inputs or {}

    @property
    def tensors(self) -> Mapping[str, Any]:
        """The inputs that are tensors."""
        return {name: value for name, value in self.inputs.items() if hasattr(value, "is_floating_point")}


def _places(traceback: TracebackType | None) -> Iterator[Place]:
    while traceback is not None:
        frame = traceback.tb_frame
        if "transformers" in frame.f_code.co_filename and "hf_lint" not in frame.f_code.co_filename:
            yield Place(frame.f_code.co_name, _statement(frame.f_code.co_filename, traceback.tb_lineno), frame.f_locals)
        traceback = traceback.tb_next


def _statement(path: str, number: int) -> str:
    """The line, with those that follow as long as its brackets are open."""
    text = linecache.getline(path, number).strip()
    for further in range(number + 1, number + 12):
        if text.count("(") <= text.count(")"):
            break
        text += " " + linecache.getline(path, further).strip()
    return text
