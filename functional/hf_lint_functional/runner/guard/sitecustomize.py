"""Python looks for this name on PYTHONPATH when it starts: so the children of a job are held to loopback too."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

_HERE = Path(__file__).resolve().parent


def _shadowed() -> ModuleSpec | None:
    """The sitecustomize that would have been loaded if this one were not in front of it."""
    return PathFinder.find_spec("sitecustomize", [entry for entry in sys.path if Path(entry).resolve() != _HERE])


def _load(spec: ModuleSpec | None) -> ModuleType | None:
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_loopback = _load(importlib.util.spec_from_file_location("_hf_lint_loopback", _HERE / "loopback.py"))
if _loopback is not None:
    _loopback.install()
_load(_shadowed())
