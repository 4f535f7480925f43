"""``hf-lint demo``."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.finding import Problem

_NEXT = (
    ("hf-lint check", "what is wrong with the tests, without running them"),
    ("hf-lint functional --sabotage", "which of them run a model, and would notice a broken one"),
    ("hf-lint coverage", "which model types have tests, and what to write next"),
    ("hf-lint validate --quick", "all of that in one run, with reports"),
)


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default="hf-lint-demo")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(folder: Path, quiet: bool) -> None:
    """Write a small suite of model tests with deliberate defects, to try the other commands on.

    FOLDER is made for it (default: hf-lint-demo). Nothing is written into a folder that has files in it.

    Exit codes: 0 written, 2 the job could not be done.
    """
    with one_line_each():
        from hf_lint.demo.writing import is_free, write_suite

        try:
            if not is_free(folder):
                say([Problem(str(folder), 0, 0, "is there already and not an empty folder; name another one")])
                sys.exit(FAILED)
            written = write_suite(folder)
        except OSError as error:
            say([Problem(str(error.filename or folder), 0, 0, f"cannot be written: {error.strerror}")])
            sys.exit(FAILED)
        if not quiet:
            _tell(folder, sum(path.name.startswith("test_") for path in written))


def _tell(folder: Path, tests: int) -> None:
    click.echo(f"Wrote {tests} test files and a README.md with their defects into {folder}. Try there:\n")
    click.echo(f"  cd {shlex.quote(str(folder))}")
    for line, what in _NEXT:
        click.echo(f"  {line:<31}{click.style(what, dim=True)}")
