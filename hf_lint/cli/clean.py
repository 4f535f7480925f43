"""``hf-lint clean``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from hf_lint.cache import FOLDER
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.cli.session import Session
from hf_lint.finding import Problem


@click.command("clean")
@click.option("--cache-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where the cache is.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def command(cache_dir: Path | None, quiet: bool) -> None:
    """Delete the cache of the project that the current folder belongs to."""
    with one_line_each():
        here = Session({"cache_dir": cache_dir}).here
        folder = here.cache_dir or here.root / FOLDER
        if not (folder / "CACHEDIR.TAG").is_file():
            if folder.exists():
                say([Problem(str(folder), 0, 0, "is no cache of hf-lint; left alone")])
                sys.exit(FAILED)
            if not quiet:
                click.echo("There is no cache to delete.")
            return
        try:
            shutil.rmtree(folder)
        except OSError as error:
            say([Problem(str(folder), 0, 0, f"cannot be deleted: {error.strerror}")])
            sys.exit(FAILED)
        if not quiet:
            click.echo(f"Deleted {folder}.")
