"""Why a tokenizer, a processor or a pipeline could not be made here."""

from __future__ import annotations

import re

_PACKAGE = (
    re.compile(r"requires the (?:PyTorch )?([\w.-]+) library but it was not found", re.IGNORECASE),
    re.compile(r"No module named '([\w]+)"),
    re.compile(r"pip3? install (?:-U |--upgrade )?['\"`]?([\w-]+)"),
    re.compile(r"You need to install (\w+) to use"),
    re.compile(r"^(\w+) is required for"),
    re.compile(r"(\w+) (?:is|was) not (?:installed|found)\b"),
)


class Unbuildable(Exception):
    """Raised where something cannot be made from nothing.

    ``kind`` is ``missing-package``, ``no-entry`` (transformers offers none for this model type), ``upstream-default``
    (the class cannot be made from its own defaults) or ``unsupported``. ``class_name`` is the class that would do.
    """

    def __init__(self, kind: str, reason: str, class_name: str = "") -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.class_name = class_name


def missing_package(error: BaseException) -> str | None:
    """The package that an error asks for, as its message names it; None if it asks for none."""
    message = str(error)
    if isinstance(error, NameError) and "'tvF'" in message:
        return "torchvision"
    if not isinstance(error, (ImportError, ModuleNotFoundError)) and "not found in your environment" not in message:
        return None
    found = (pattern.search(message) for pattern in _PACKAGE)
    return next((match[1].lower() for match in found if match), "an optional package")


def explained(error: BaseException, made: str) -> Unbuildable:
    """The error as one of ours: what was to be made, and what stood in the way."""
    if isinstance(error, Unbuildable):
        return error
    if package := missing_package(error):
        return Unbuildable("missing-package", f"{made} needs {package}")
    first = next(iter(str(error).strip().splitlines()), "")
    return Unbuildable("unsupported", f"{made}: {type(error).__name__}: {first[:200]}")
