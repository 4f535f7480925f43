"""Giving a forked child its own Hub endpoint and caches, though its libraries read theirs before the fork."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_READERS = ("huggingface_hub", "transformers", "datasets")


_now: dict[str, str] = {}


def rebind(places: Mapping[str, str]) -> None:
    """Puts new addresses and folders for those of the start, which are the keys and begin what modules keep.

    huggingface_hub and transformers read ``HF_ENDPOINT``, ``HF_HOME`` and their kin once, when they are imported.
    Strings at module level that begin with a key are replaced, and so is the endpoint of the API object that
    huggingface_hub makes for everyone.
    """
    moves = {_now.get(first, first): new for first, new in places.items()}
    _now.update(places)
    for name, module in list(sys.modules.items()):
        if module is not None and name.partition(".")[0] in _READERS:
            _rebind_module(vars(module), moves)
    api = getattr(sys.modules.get("huggingface_hub.hf_api"), "api", None)
    if api is not None:
        api.endpoint = _moved(api.endpoint, moves)
    for name, value in list(os.environ.items()):
        os.environ[name] = _moved(value, moves)


def _rebind_module(names: dict[str, object], places: Mapping[str, str]) -> None:
    for name, value in list(names.items()):
        if isinstance(value, str):
            moved = _moved(value, places)
            if moved is not value:
                names[name] = moved


def _moved(value: str, places: Mapping[str, str]) -> str:
    for old, new in places.items():
        if value.startswith(old):
            return new + value[len(old) :]
    return value
