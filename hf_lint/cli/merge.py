"""``hf-lint merge``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.cli.functional_options import COUNTED_IF_ASKED, REPORTS, Names
from hf_lint.cli.report_file import ReportFile
from hf_lint.reports.by_ending import PACKAGES


@click.command("merge")
@click.argument("documents", nargs=-1, required=True, metavar="REPORT.json...", type=click.Path(path_type=Path))
@click.option("--report", "reports", type=ReportFile(REPORTS), multiple=True, metavar="FILE",
              help="Write the one report here: .md, .json, .html or .xml (JUnit).")  # fmt: skip
@click.option("--fail-on", type=Names(), multiple=True, metavar="VERDICTS",
              help=f"Verdicts that count as failures besides the usual: {', '.join(COUNTED_IF_ASKED)}.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Print the summary only.")
def command(
    documents: tuple[Path, ...], reports: tuple[Path, ...], fail_on: tuple[tuple[str, ...], ...], *, quiet: bool
) -> None:
    """Make one report of those that the shards of a functional run have written.

    Exit codes: 0 all passed, 1 something failed, 2 a shard has no report, or the reports are not of one run.
    """
    verdicts = [name for names in fail_on for name in names]
    with one_line_each():
        for path in reports:
            require(*PACKAGES.get(path.suffix, ()), extra="report")
        if wrong := sorted(set(verdicts) - set(COUNTED_IF_ASKED)):
            say([f"--fail-on knows {', '.join(COUNTED_IF_ASKED)}, and not `{wrong[0]}`"])
            sys.exit(FAILED)
        from hf_lint.cli.merge_run import merged

        sys.exit(merged(documents, reports, verdicts, quiet=quiet))
