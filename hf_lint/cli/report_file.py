"""The type of an option that names a report to write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click


class ReportFile(click.Path):
    """A file whose ending names a format that the report can have."""

    def __init__(self, endings: Sequence[str]) -> None:
        super().__init__(path_type=Path)
        self.endings = endings

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  click's signature
        """Its path."""
        path = Path(value)
        if path.suffix not in self.endings:
            self.fail(f"`{value}` has to end in one of {', '.join(self.endings)}", param, ctx)
        return path
