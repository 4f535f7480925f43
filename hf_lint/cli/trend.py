"""``hf-lint trend``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from hf_lint.cli.failure import one_line_each
from hf_lint.cli.functional_options import Names


@click.command("trend")
@click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Only runs since then, in UTC.")
@click.option("--metric", "metrics", type=Names(), multiple=True, metavar="NAMES",
              help="Figures to show, such as check.findings; `all` for all there are.")  # fmt: skip
@click.option("--reports-dir", type=click.Path(path_type=Path, file_okay=False), default="reports", show_default=True,
              help="Where the history is.")  # fmt: skip
def command(since: datetime | None, metrics: tuple[tuple[str, ...], ...], reports_dir: Path) -> None:
    """Show the figures of the runs of `hf-lint validate`, and what is worse than in the run before.

    Exit codes: 0 done, 2 the job could not be done.
    """
    with one_line_each():
        from hf_lint.cli.trend_run import trend

        sys.exit(trend(reports_dir, since, [name for names in metrics for name in names]))
