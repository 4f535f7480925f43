"""``hf-lint new``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import one_line_each
from hf_lint.settings.model import TIERS

CONVENTIONS = ("standalone", "upstream")


@click.command("new")
@click.argument("model_types", nargs=-1, metavar="MODEL_TYPE...")
@click.option(
    "--convention",
    type=click.Choice(CONVENTIONS),
    help="How the test is to look (default: the project's profile; in a checkout of transformers, upstream).",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write (default: the current folder; for upstream, tests/models).",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Templates CONVENTION/FAMILY.py.j2 to take instead of ours (default: the setting `templates`).",
)
@click.option("--missing", is_flag=True, help="Also the model types that the tests in the output folder do not cover.")
@click.option("--tier", type=click.Choice(TIERS), help="With --missing: only those of this importance.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="With --missing: only the first so many.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(model_types: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401  as click calls it
    """Write a test for each model type, from the template of its architecture family.

    `all` stands for every model type that has a model class.
    Nothing is written if one of the types is unknown or one of the files is there already.

    Exit codes: 0 written, 2 the job could not be done.
    """
    with one_line_each():
        require("jinja2", extra="report")
        from hf_lint.cli.new_run import write_tests

        sys.exit(write_tests(model_types, options))
