"""One command of ours called by another, in a process of its own, so that no fault of it is one of ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

Tell = Callable[[str], None]


def call(arguments: Sequence[str], tell: Tell) -> tuple[int, list[str]]:
    """Its exit code and what it printed; ``tell`` gets each line as soon as it is there.

    It imports from where this process does.
    """
    script = f"import sys; sys.path[:] = {sys.path!r}; from hf_lint.cli import main; main(prog_name='hf-lint')"
    lines: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line.rstrip())
            tell(lines[-1])
    return process.returncode, lines
