"""``hf-lint functional``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from hf_lint.cli.extra import require
from hf_lint.cli.failure import FAILED, one_line_each, say
from hf_lint.cli.functional_options import COUNTED_IF_ASKED, functional_options
from hf_lint.reports.by_ending import PACKAGES

_TRIED = ("all_classes", "pipelines", "tokenizers")


@click.command("functional")
@functional_options
def command(paths: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401  as click calls it
    """Run model tests, with small models of random weights in place of checkpoints, offline.

    PATHS are files and folders (default: the current folder). With --model-types and no PATHS the model types of the
    installed transformers run by themselves.

    Exit codes: 0 all passed, 1 something failed, 2 the job could not be done.
    """
    flat = {name: _flat(options[name]) for name in ("model_types", "family", "task", "fail_on")}
    with one_line_each():
        require("torch", "transformers", "psutil", extra="functional")
        for path in options["reports"]:
            require(*PACKAGES.get(path.suffix, ()), extra="report")
        if wrong := sorted(set(flat["fail_on"]) - set(COUNTED_IF_ASKED)):
            say([f"--fail-on knows {', '.join(COUNTED_IF_ASKED)}, and not `{wrong[0]}`"])
            sys.exit(FAILED)
        if wrong_way := _misplaced(paths, options):
            say([wrong_way])
            sys.exit(FAILED)
        from hf_lint.cli.functional_run import functional

        sys.exit(functional(paths, {**options, **flat}))


def _misplaced(paths: tuple[Path, ...], options: dict[str, Any]) -> str:
    """Why what is to be tried of model types makes no sense; empty where it does."""
    given = [f"--{name.replace('_', '-')}" for name in _TRIED if options[name]]
    if len(given) > 1:
        return f"{given[0]} and {given[1]} are two runs"
    if given and (paths or not options["model_types"]):
        return f"{given[0]} needs --model-types NAMES or --model-types all, and no PATHS"
    return ""


def _flat(values: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(name for names in values for name in names)
