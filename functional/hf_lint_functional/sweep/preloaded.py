"""Imports what many children will need, once and before they are forked: the modules that ``VARIABLE`` names.

A module that cannot be imported is left for the child that asks for it to complain about.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module

VARIABLE = "HF_LINT_PRELOAD"

for _name in os.environ.get(VARIABLE, "").split():
    with suppress(Exception):
        import_module(_name)
