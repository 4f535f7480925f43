"""The package in this folder has tests of its own, which run where it is installed."""

from __future__ import annotations

collect_ignore = ["gated_checkpoints"]
