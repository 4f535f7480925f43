"""What happens in the child process: one test file, watched, in its own scratch space."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hf_lint_functional.execution.probe import Probe
from hf_lint_functional.execution.recorded import Record
from hf_lint_functional.execution.sabotage import Kind, Sabotage


def run(
    path: str,
    style: str,
    *,
    only: Sequence[str] = (),
    sabotage: Kind | None = None,
    places: Mapping[str, str] | None = None,
    offline: bool = False,
    folder: str | None = None,
) -> dict[str, Any]:
    """Runs a file as ``pytest``, ``main`` or ``classes``; see the modules of those names. For JSON.

    ``places`` are the Hub endpoint and cache of this child, see :mod:`.rebinding`; ``folder`` is where it runs if not
    in the scratch folder.
    """
    from hf_lint_functional.execution.rebinding import go_offline, rebind

    rebind(places or {})
    if offline:
        go_offline()
    if folder is not None:
        os.chdir(folder)
    probe = Probe()
    with probe.watching():
        if sabotage is not None:
            probe.before_call = Sabotage(sabotage)
        record = _run(Path(path), style, only, probe)
    return {"tests": [test.to_json() for test in record.tests], "notes": record.notes, **probe.report()}


def _run(path: Path, style: str, only: Sequence[str], probe: Probe) -> Record:
    if style == "pytest":
        from hf_lint_functional.execution.pytest_style import run_with_pytest

        return run_with_pytest(path, only, probe)
    from hf_lint_functional.execution.script_style import run_classes, run_main

    return run_main(path, probe) if style == "main" else run_classes(path, probe)
