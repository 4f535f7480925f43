"""One run of ``hf-lint merge``: read the reports of the shards, tell what they come to, write it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from hf_lint.cli.failure import CLEAN, FAILED, FINDINGS, say
from hf_lint.cli.functional_summary import Watching
from hf_lint.cli.report_file import written
from hf_lint.reports.functional.figures import FAILING
from hf_lint.reports.functional.shards import MergeError, Shard, merge, shard_of
from hf_lint.reports.functional.write import write_report


def merged(documents: Sequence[Path], reports: Sequence[Path], fail_on: Sequence[str], *, quiet: bool) -> int:
    """Prints the summary and returns the exit code."""
    try:
        found = merge([_read(path) for path in dict.fromkeys(documents)])
    except MergeError as error:
        say([str(error)])
        return FAILED
    except OSError as error:
        say([f"{error.filename}: {error.strerror}"])
        return FAILED
    Watching(0, quiet=quiet).summarise(found.document)
    done = written(reports, partial(write_report, found.document))
    if done and not quiet:
        click.echo(f"Reports: {', '.join(map(str, done))}")
    say(found.lacks)
    for remark in found.remarks:
        click.echo(f"warning: {remark}", err=True)
    bad = {*FAILING, *fail_on}
    failed = any(result["verdict"] in bad for result in found.document["results"])
    return FAILED if found.lacks or len(done) < len(reports) else FINDINGS if failed else CLEAN


def _read(path: Path) -> Shard:
    try:
        return shard_of(str(path), json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise MergeError(f"{path} is no JSON: {error}") from None
