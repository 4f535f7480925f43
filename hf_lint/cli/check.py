"""``hf-lint check``."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.check_options import check_options
from hf_lint.cli.extra import require
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.cli.request import Request
from hf_lint.cli.session import Session
from hf_lint.reports.by_ending import PACKAGES

_SETTINGS = (
    "select", "extend_select", "ignore", "per_file_ignores", "fixable", "unfixable", "preview", "profile",
    "output_format", "unsafe_fixes", "extend_exclude", "force_exclude", "respect_gitignore", "baseline", "cache_dir",
)  # fmt: skip


@click.command("check")
@check_options
def command(config: Path | None, isolated: bool | None, **options: Any) -> None:  # noqa: ANN401  as click calls it
    """Lint model test files: files and folders, or `-` for standard input (default: the current folder).

    Exit codes: 0 clean, 1 findings, 2 the job could not be done.
    """
    with one_line_each():
        for path in options["reports"]:
            require(*PACKAGES.get(path.suffix, ()), extra="report")
        request = _request(options)
        overrides = {name: _flat(options[name]) for name in _SETTINGS}
        session = Session(overrides, config=config, isolated=bool(isolated))
        if conflict := _conflict(request, session):
            say([conflict])
            sys.exit(FAILED)
        from hf_lint.cli.check_run import check

        sys.exit(check(request, session))


def _flat(value: object) -> object:
    """The codes of an option given several times, in one row."""
    if isinstance(value, tuple):
        return tuple(code for codes in value for code in codes)
    return value


def _request(options: dict[str, Any]) -> Request:
    values = {field.name: options[field.name] for field in fields(Request)}
    flags = {field.name: bool(values[field.name]) for field in fields(Request) if field.type == "bool"}
    return Request(**{**values, **flags, "paths": values["paths"] or (Path(),), "jobs": values["jobs"] or 0})


def _conflict(request: Request, session: Session) -> str | None:
    """Why these options do not go together."""
    stdin = Path("-") in request.paths
    if stdin and len(request.paths) > 1:
        return "`-` reads one file from standard input and takes no other paths"
    if stdin and request.add_noqa:
        return "--add-noqa writes files, and standard input is none"
    if sum((request.fix, request.diff, request.add_noqa, request.write_baseline)) > 1:
        return "--fix, --diff, --add-noqa and --write-baseline exclude one another"
    if request.write_baseline and session.here.baseline is None:
        return "--write-baseline needs to know the file: add --baseline FILE"
    return None
