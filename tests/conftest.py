"""Shared by all tests: how much property-based testing a run does.

``short`` is the default and always draws the same examples, so that a run in CI says the same twice. ``long`` is for
``nox -s fuzz``. The variable ``HF_LINT_EXAMPLES`` sets the count of either.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW_TO_DRAW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def _profile(name: str, examples: int, *, derandomize: bool) -> None:
    count = int(os.environ.get("HF_LINT_EXAMPLES", examples))
    settings.register_profile(
        name,
        max_examples=count,
        deadline=None,
        derandomize=derandomize,
        database=None,
        print_blob=True,
        suppress_health_check=_SLOW_TO_DRAW,
    )


_profile("short", 50, derandomize=True)
_profile("long", 20_000, derandomize=False)
settings.load_profile("short")

# What is linted there is named like tests, and is none.
collect_ignore = ["fixtures", "rules"]
