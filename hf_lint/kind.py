"""The conventions that test files of Hugging Face models follow."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """Which convention a file follows; it decides which rules apply."""

    UPSTREAM = "upstream"
    """transformers' own: a tester class, a test class with ``ModelTesterMixin`` or a successor of it."""

    STANDALONE = "standalone"
    """A script that is also a test, around ``pipeline(…)`` and ``from_pretrained(…)``."""

    PLAIN = "plain"
    """Any other test file that uses transformers."""


ANY = frozenset(Kind)
UPSTREAM = frozenset({Kind.UPSTREAM})
STANDALONE = frozenset({Kind.STANDALONE})
BOTH = UPSTREAM | STANDALONE
