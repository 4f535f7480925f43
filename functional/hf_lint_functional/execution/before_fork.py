"""What is imported and computed once, in the process that forks, though no preloaded module does it by itself.

It takes about a second, which each test file would pay up to three times with sabotage.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from importlib.metadata import entry_points


def import_plugins() -> None:
    """Those of pytest, which in a run of its own would also rewrite their assertions.

    Hypothesis is what its plugin imports at the end of each run.
    """
    found = entry_points(group="pytest11")
    for entry in found:
        with suppress(Exception):  # pytest itself says what is wrong with it
            entry.load()
    if "hypothesispytest" in found.names:
        with suppress(Exception):
            import_module("hypothesis")


def build_conversions() -> None:
    """The patterns by which transformers renames weights, which it compiles when a first checkpoint is loaded."""
    with suppress(ImportError, AttributeError):  # releases before 5.0 have none
        import_module("transformers.conversion_mapping").get_checkpoint_conversion_mapping("bert")


import_plugins()
build_conversions()
