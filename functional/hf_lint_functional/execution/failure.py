"""What went wrong in a test, and whose fault it seems."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CHAIN_LIMIT = 20
_FOUND_IN_TEST = (NameError, AttributeError, TypeError, SyntaxError, KeyError, UnboundLocalError)
_NO_DEVICE = re.compile(
    r"not compiled with CUDA|NVIDIA driver|No CUDA|\bHIP\b|MPS backend|Invalid device|not linked with"
)
# Where an attribute is looked up says nothing of who asked for it.
_LOOKUPS = ("__getattr__", "__getattribute__")
_NOT_INSTALLED = re.compile(
    r"requires? the following packages|requires the \w+ library|Using .* requires|[Rr]equires `\w+`|pip install"
    r"|No module named '(?!transformers|torch)|Missing optional dependencies"
)
_NO_ID = re.compile(r"is not a valid model identifier|Can't load the configuration of")
_NO_DATASET = re.compile(r"local Hub has no (?:dataset|space)s")
_NO_STAND_IN = re.compile(r"there is no stand-in for")
_NO_PLACE = re.compile(r"nothing says which model type|ids without an organisation are only")
# How transformers is called wrongly, whatever the checkpoint: a stand-in has a mask token where models of its type fill
# masks, a tokenizer where its type has one, and ran with all inputs before it was handed out. No elements come of an
# empty text; a text given as sound or image is neither, nor a file that is not beside the test.
_MISUSED = re.compile(
    r"module [\w.]+ has no attribute|required positional argument|unexpected keyword argument"
    r"|positional arguments? but \d+ w"
    r"|model_kwargs` are not used by the model|has been removed from transformers|does not define a `mask_token`"
    r"|No mask_token \(|Couldn't instantiate the backend tokenizer|(have to|must) specify"
    r"|has to be not-None|reshape tensor of 0 elements"
    r"|could not convert string to float|unknown: <class 'str'>|Incorrect image source"
    r"|No such file or directory: '[^/]"
)


@dataclass(frozen=True)
class Failure:
    """One line on a failure, the place in the test, and who is to blame: see ``Outcome.blame``."""

    reason: str
    blame: str
    frame: str | None


def failure_of(error: BaseException, test: Path, *, uses_stand_in: bool) -> Failure:
    """Judges an exception that left a test. ``uses_stand_in`` says whether the test had loaded a checkpoint."""
    frames = [each for each in traceback.walk_tb(error.__traceback__) if each[0].f_code.co_name not in _LOOKUPS]
    places = [(Path(frame.f_code.co_filename), line) for frame, line in frames]
    inside = [f"{path.name}:{line}" for path, line in places if path == test]
    deepest = places[-1][0] if places else test
    chain = list(_chain(error))
    blame = _blame_of_chain(chain) or _blame_of_place(error, deepest, test, uses_stand_in=uses_stand_in)
    return Failure(_line(_telling(chain)), blame, inside[-1] if inside else None)


def blame_of_message(message: str, *, uses_stand_in: bool) -> str:
    """Who is to blame for a failure of which a test has kept the message alone."""
    if _NO_ID.search(message) or _NO_PLACE.search(message) or _NO_DEVICE.search(message):
        return "test"
    if _NOT_INSTALLED.search(message) or _NO_DATASET.search(message):
        return "environment"
    if _MISUSED.search(message):
        return "test"
    return "stand-in" if uses_stand_in or _NO_STAND_IN.search(message) else "test"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(_CHAIN_LIMIT):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def _blame_of_chain(chain: list[BaseException]) -> str | None:
    for error in chain:
        said = str(error)
        if isinstance(error, ImportError):
            return _blame_of_import(error)
        if _NO_STAND_IN.search(said):
            return "stand-in"
        if _NO_PLACE.search(said) or _NO_DEVICE.search(said):
            return "test"
        names = {each.__name__ for each in type(error).__mro__}
        if _NO_DATASET.search(said) or names & {"ConnectionRefusedHere", "GatedRepoError", "MemoryError"}:
            return "environment"
        if names & {"EntryNotFoundError", "RemoteEntryNotFoundError", "LocalEntryNotFoundError"}:
            return "stand-in"
    return None


def _blame_of_import(error: ImportError) -> str:
    """A name that a package does not have is the test's affair, a package that is not there is not."""
    if _NOT_INSTALLED.search(str(error)) or isinstance(error, ModuleNotFoundError):
        package = (error.name or "").partition(".")[0]
        return "test" if package in {"transformers", "torch"} else "environment"
    return "test"


def _blame_of_place(error: BaseException, deepest: Path, test: Path, *, uses_stand_in: bool) -> str:
    if isinstance(error, AssertionError):
        return blame_of_message(str(error), uses_stand_in=uses_stand_in)
    if _NOT_INSTALLED.search(str(error)):
        return "environment"
    if deepest == test or (isinstance(error, TypeError) and "argument" in str(error)):
        return "test"
    if _MISUSED.search(str(error)):
        return "test"
    if isinstance(error, _FOUND_IN_TEST) and not _is_installed(deepest):
        return "test"
    return "stand-in" if uses_stand_in else ("transformers" if "transformers" in deepest.parts else "test")


def _is_installed(path: Path) -> bool:
    return bool({"site-packages", "dist-packages"} & set(path.parts)) or "torch" in path.parts


def _telling(chain: list[BaseException]) -> BaseException:
    """The error of a chain that says most: what the local Hub said, or else the one that came out."""
    marks = (_NO_STAND_IN, _NO_PLACE, _NO_DATASET)
    return next((error for error in chain if any(mark.search(str(error)) for mark in marks)), chain[0])


def _line(error: BaseException, limit: int = 300) -> str:
    said = " ".join(str(error).split())
    hub = re.search(r"(?:there is no stand-in|nothing says which|the Hub has no|the local Hub has no).*", said)
    text = hub[0] if hub else f"{type(error).__name__}: {said}" if said else type(error).__name__
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
