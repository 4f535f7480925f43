"""``hf-lint generator``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.cli.report_file import ReportFile
from hf_lint.cli.templates import REPORTS
from hf_lint.reports.by_ending import PACKAGES


@click.command("generator", context_settings={"ignore_unknown_options": False})
@click.argument("generator", nargs=-1, metavar="-- COMMAND...", type=click.UNPROCESSED)
@click.option("--max-tests", type=click.IntRange(min=1), default=24, show_default=True, metavar="N",
              help="Try so many model types, from all families.")  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, another sample.")
@click.option("--model-types", multiple=True, metavar="NAMES", help="Try these model types in place of a sample.")
@click.option("--file-name", default="test_hf_{model_type}.py", show_default=True, metavar="NAME",
              help="What the file of a model type is called.")  # fmt: skip
@click.option("--templates", type=click.Path(path_type=Path), multiple=True, metavar="DIR",
              help="Each file has to match one of these templates.")  # fmt: skip
@click.option("--max-drift", type=click.FloatRange(0, 100), metavar="SCORE",
              help="With --templates: how far a file may be from its template, from 0 to 100.")  # fmt: skip
@click.option("--functional", is_flag=True, help="Run the files too, as `hf-lint functional` does.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True,
              metavar="SECONDS", help="For each run of the command.")  # fmt: skip
@click.option("--max-output", type=click.IntRange(min=1), default=5_000_000, show_default=True, metavar="BYTES",
              help="For each file, and for what a run prints.")  # fmt: skip
@click.option("--cwd", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="Run the command in this folder, and watch it (default: an empty folder).")  # fmt: skip
@click.option("--target-transformers", metavar="VERSION", help="The release whose model types are tried.")
@click.option("--report", "reports", type=ReportFile(REPORTS), multiple=True, metavar="FILE",
              help="Write the report here: .md, .json or .html.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(generator: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401  as click calls it
    """Check a generator of model tests: a command that writes the test of a model type.

    In the COMMAND, {model_type} stands for the model type and {output} for the file to write,
    or {output_dir} for the folder to write it to:

        hf-lint generator -- python make_test.py {model_type} --output {output}

    Exit codes: 0 it passes every check, 1 it does not, 2 the job could not be done.
    """
    with one_line_each():
        for path in options["reports"]:
            require(*PACKAGES.get(path.suffix, ()), extra="report")
        if wrong := _wrong(generator, options):
            say([wrong])
            sys.exit(FAILED)
        from hf_lint.cli.generator_run import check_generator

        sys.exit(check_generator(generator, options))


def _wrong(generator: tuple[str, ...], options: dict[str, Any]) -> str | None:
    if not generator:
        return "no command: hf-lint generator -- COMMAND {model_type} {output}"
    for names in (("{model_type}",), ("{output}", "{output_dir}")):
        if not any(name in part for name in names for part in generator):
            return f"the command has to say {' or '.join(names)} somewhere"
    if "{model_type}" not in options["file_name"] or "/" in options["file_name"]:
        return "--file-name is a name with {model_type} in it"
    if options["max_drift"] is not None and not options["templates"]:
        return "--max-drift needs --templates"
    return None
