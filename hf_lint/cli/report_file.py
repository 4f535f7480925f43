"""The type of an option that names a report, and writing several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.failure import say
from hf_lint.reports.error import ReportError


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


def written(paths: Iterable[Path], write: Callable[[Path], None]) -> list[Path]:
    """Those that could be written; it is said why the others could not."""
    return [path for path in paths if _is_written(path, write)]


def _is_written(path: Path, write: Callable[[Path], None]) -> bool:
    try:
        write(path)
    except OSError as error:
        say([f"{path}: cannot be written: {error.strerror}"])
    except ReportError as error:
        say([str(error)])
    else:
        return True
    return False
