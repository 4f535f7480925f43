"""``hf-lint trend``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import one_line_each
from hf_lint.cli.functional_options import Names
from hf_lint.cli.report_file import ReportFile
from hf_lint.reports.by_ending import PACKAGES
from hf_lint.reports.trend.write import FORMATS


@click.command("trend")
@click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Only runs since then, in UTC.")
@click.option("--metric", "metrics", type=Names(), multiple=True, metavar="NAMES",
              help="Figures to show, such as check.findings; `all` for all there are.")  # fmt: skip
@click.option("--against", metavar="BRANCH", help="Compare with the last run on this branch.")
@click.option("--output", type=ReportFile(FORMATS), multiple=True, metavar="FILE",
              help="Write it here too: .html, .svg, .png, .md or .json.")  # fmt: skip
@click.option("--reports-dir", type=click.Path(path_type=Path, file_okay=False), default="reports", show_default=True,
              help="Where the history is.")  # fmt: skip
def command(since: datetime | None, metrics: tuple[tuple[str, ...], ...], **options: Any) -> None:  # noqa: ANN401
    """Show the figures of the runs of `hf-lint validate`, and what is worse than in the run before.

    Exit codes: 0 done, 2 the job could not be done.
    """
    with one_line_each():
        for path in options["output"]:
            require(*PACKAGES.get(path.suffix, ()), extra="report")
        from hf_lint.cli.trend_run import show

        sys.exit(show(since, [name for names in metrics for name in names], options))
