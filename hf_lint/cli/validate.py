"""``hf-lint validate``."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.coverage_options import FailUnder
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.cli.functional_options import Names
from hf_lint.validate.step import STEPS


@click.command("validate")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--skip", type=Names(), multiple=True, metavar="STEPS", help=f"Leave out steps: {', '.join(STEPS)}.")
@click.option("--max-tests", type=click.IntRange(min=0), metavar="N",
              help="Run at most so many tests, of all families; 0 for all (default: 50, with --quick 10).")  # fmt: skip
@click.option("--quick", is_flag=True, help="A smaller sample of tests and of model types for the generator.")
@click.option("--templates", type=click.Path(path_type=Path), multiple=True, metavar="DIR",
              help="The templates of the tests (default: the setting `templates`).")  # fmt: skip
@click.option("--generator", metavar="COMMAND",
              help="Check this generator of tests, with {model_type} and {output} in its command.")  # fmt: skip
@click.option("--fail-under", type=FailUnder(), multiple=True, metavar="PERCENT[:TIER]",
              help="Exit with 1 if fewer of the model types, or of those of a tier, have a test.")  # fmt: skip
@click.option("--fail-on", type=Names(), multiple=True, metavar="VERDICTS",
              help="Functional verdicts that count as failures besides the usual: hollow, skipped, ...")  # fmt: skip
@click.option("--against", metavar="BRANCH", help="Name what is worse than in the last run on this branch, too.")
@click.option("--reports-dir", type=click.Path(path_type=Path, file_okay=False), default="reports", show_default=True,
              help="Where a folder with the reports of this run is made.")  # fmt: skip
@click.option("--keep", type=click.IntRange(min=1), metavar="N",
              help="Remove the reports of all validations but the last N; the history keeps all.")  # fmt: skip
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, help="Processes; 0 for one per processor.")
@click.option("--quiet", is_flag=True, help="Print nothing but the verdict and errors.")
def command(paths: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401  as click calls it
    """Check, cover and run the tests, compare them with their templates, and sum it all up in one report.

    PATHS are files and folders (default: the current folder).

    Exit codes: 0 all is well, 1 a step found something, 2 a step that was not skipped could not be done.
    """
    flat = {name: tuple(word for words in options[name] for word in words) for name in ("skip", "fail_on")}
    with one_line_each():
        if wrong := _wrong(paths, flat, options["generator"]):
            say([wrong])
            sys.exit(FAILED)
        from hf_lint.cli.validate_run import validate

        sys.exit(validate(paths or (Path(),), {**options, **flat}))


def _wrong(paths: tuple[Path, ...], flat: dict[str, tuple[str, ...]], generator: str | None) -> str | None:
    if Path("-") in paths:
        return "the steps read files, and `-` is none"
    try:
        shlex.split(generator or "")
    except ValueError as error:
        return f"--generator: {str(error).lower()} in `{generator}`"
    if unknown := sorted(set(flat["skip"]) - set(STEPS)):
        return f"--skip knows {', '.join(STEPS)}, and not `{unknown[0]}`"
    if set(flat["skip"]) == set(STEPS):
        return "--skip leaves nothing to do"
    return None
