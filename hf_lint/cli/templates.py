"""``hf-lint templates``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import one_line_each
from hf_lint.cli.report_file import ReportFile
from hf_lint.reports.by_ending import PACKAGES

REPORTS = (".md", ".json", ".html")


@click.command("templates")
@click.option("--templates", type=click.Path(path_type=Path), multiple=True, metavar="DIR",
              help="The templates, a folder or files (default: the setting `templates`).")  # fmt: skip
@click.option("--tests", type=click.Path(path_type=Path), multiple=True, metavar="DIR",
              help="The tests, folders or files (default: the current folder).")  # fmt: skip
@click.option("--diff", type=click.Path(path_type=Path), metavar="FILE",
              help="Show how the structure of one test differs from its template, and nothing else.")  # fmt: skip
@click.option("--report", "reports", type=ReportFile(REPORTS), multiple=True, metavar="FILE",
              help="Write the report here: .md, .json or .html.")  # fmt: skip
@click.option("--fail-over", type=click.FloatRange(0, 100), metavar="SCORE",
              help="Exit with 1 if a test has drifted further than this, from 0 to 100.")  # fmt: skip
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, help="Processes; 0 for one per processor.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(**options: Any) -> None:  # noqa: ANN401  as click calls it
    """Show which template each test came from, how far it has drifted, and whether the templates are sound.

    Exit codes: 0 all is well, 1 a template or a test is not, 2 the job could not be done.
    """
    with one_line_each():
        for path in options["reports"]:
            require(*PACKAGES.get(path.suffix, ()), extra="report")
        from hf_lint.cli.templates_run import compare

        sys.exit(compare(options))
