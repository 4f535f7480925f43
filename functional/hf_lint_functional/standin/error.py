"""Why there is no stand-in for a model."""

from __future__ import annotations

from typing import Literal

Kind = Literal["missing-package", "upstream-default", "no-forward", "device", "unsupported"]


class StandInError(Exception):
    """No stand-in can be made.

    ``missing-package``: transformers needs a package that is not installed. ``upstream-default``: the configuration
    that transformers builds without arguments is no runnable model. ``no-forward``: the
    class has only its parts' and ``generate``. ``device``: it runs on the CPU, but not on the
    device that was asked for. ``unsupported``: everything else.
    """

    def __init__(self, kind: Kind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
