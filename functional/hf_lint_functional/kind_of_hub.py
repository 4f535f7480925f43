"""Where checkpoints come from."""

from __future__ import annotations

from enum import Enum


class HubKind(str, Enum):
    """``STANDIN``: made here, with random weights. ``CACHE``: the user's own cache, offline. ``ONLINE``: the Hub."""

    STANDIN = "standin"
    CACHE = "cache"
    ONLINE = "online"
