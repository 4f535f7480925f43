"""``hf-lint coverage``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.coverage_options import coverage_options
from hf_lint.cli.failure import one_line_each


@click.command("coverage")
@coverage_options
def command(paths: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401  as click calls it
    """Show which model types of transformers the tests cover, what they lack, and what to write next.

    PATHS are files and folders (default: the current folder).

    Exit codes: 0 done, 1 below --fail-under or something lost under --fail-on-loss, 2 the job could not be done.
    """
    with one_line_each():
        from hf_lint.cli.coverage_run import coverage

        sys.exit(coverage(paths or (Path(),), options))
