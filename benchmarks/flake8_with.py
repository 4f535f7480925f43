"""Runs flake8 as if only the named plugins were installed: ``python -m benchmarks.flake8_with hf-lint -- ARGS``."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterable

# flake8's own checks, which are in every installation.
_OWN = {"flake8", "pyflakes", "pycodestyle"}


def run(plugins: set[str], arguments: list[str]) -> int:
    """flake8's exit code."""
    everything = list(importlib.metadata.distributions())

    def chosen() -> Iterable[importlib.metadata.Distribution]:
        return [d for d in everything if d.metadata["Name"] in _OWN | plugins]

    importlib.metadata.distributions = chosen  # type: ignore[assignment]
    from flake8.main import cli

    return cli.main(arguments)


if __name__ == "__main__":
    cut = sys.argv.index("--")
    sys.exit(run(set(sys.argv[1:cut]), sys.argv[cut + 1 :]))
