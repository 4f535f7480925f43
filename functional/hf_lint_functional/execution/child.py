"""What happens in the child process: one test file, watched, in its own scratch space."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hf_lint_functional.execution.probe import Probe
from hf_lint_functional.execution.recorded import Record
from hf_lint_functional.execution.sabotage import Kind, Sabotage


def run(
    path: str,
    styles: Sequence[str],
    *,
    only: Sequence[str] = (),
    sabotage: Kind | None = None,
    endpoint: Sequence[str] = (),
    cache: Sequence[str] = (),
    fetched: Sequence[str] = (),
    folder: str | None = None,
) -> dict[str, Any]:
    """Runs a file in the first of the styles ``pytest``, ``main`` and ``classes`` that finds something. For JSON.

    ``endpoint`` and ``cache`` are pairs: what the Hub's address and cache folder were at import, and what they are for
    this child; see :mod:`.rebinding`. Checkpoints in ``fetched`` are put into the cache first. ``folder`` is where the
    test runs if not in the scratch folder.
    """
    from hf_lint_functional.execution.rebinding import rebind

    rebind({places[0]: os.path.expanduser(places[1]) for places in (endpoint, cache) if places})  # noqa: PTH111
    for checkpoint in fetched:
        _fetch(checkpoint)
    if folder is not None:
        os.chdir(folder)
    probe = Probe(of_stand_ins=bool(endpoint))
    with probe.watching():
        if sabotage is not None:
            probe.before_call = Sabotage(sabotage)
        style, record = _run_first(Path(path), styles, only, probe)
    if not endpoint:
        _blame_no_stand_in(record)
    return {"style": style, "tests": [test.to_json() for test in record.tests], "notes": record.notes, **probe.report()}


def _run_first(path: Path, styles: Sequence[str], only: Sequence[str], probe: Probe) -> tuple[str, Record]:
    notes: list[str] = []
    for style in styles:
        record = _run(path, style, only, probe)
        notes += record.notes
        if record.tests:
            break
    record.notes = notes
    return style, record


def _blame_no_stand_in(record: Record) -> None:
    """A file that the user's own cache or Hub lacks is no stand-in's fault."""
    for test in record.tests:
        if test.failure is not None and test.failure.blame == "stand-in":
            test.failure = replace(test.failure, blame="environment")


def _fetch(checkpoint: str) -> None:
    """Fills the cache as the client itself does; an id that nobody has is the test's affair."""
    from huggingface_hub import snapshot_download

    with suppress(Exception):
        snapshot_download(checkpoint)


def _run(path: Path, style: str, only: Sequence[str], probe: Probe) -> Record:
    if style == "pytest":
        from hf_lint_functional.execution.pytest_style import run_with_pytest

        return run_with_pytest(path, only, probe)
    from hf_lint_functional.execution.script_style import run_classes, run_main

    return run_main(path, probe) if style == "main" else run_classes(path, probe)
