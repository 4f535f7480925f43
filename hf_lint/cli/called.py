"""One command of ours called by another, in a process of its own, so that no fault of it is one of ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

Tell = Callable[[str], None]
_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of Linux
# A command whose caller was killed stops as if somebody had pressed Control-C, and clears up after itself.
_STOPS_WITH_ITS_CALLER = (
    "import ctypes, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    f"ctypes.CDLL(None).prctl({_DEATH_OF_PARENT}, signal.SIGINT); "
)


def call(arguments: Sequence[str], tell: Tell, pass_fds: Sequence[int] = ()) -> tuple[int, list[str]]:
    """Its exit code and what it printed; ``tell`` gets each line as soon as it is there.

    It imports from where this process does, and has the descriptors ``pass_fds`` as well.
    """
    script = f"import sys; sys.path[:] = {sys.path!r}; from hf_lint.cli import main; main(prog_name='hf-lint')"
    script = (_STOPS_WITH_ITS_CALLER if sys.platform == "linux" else "") + script
    lines: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace", pass_fds=pass_fds,
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line.rstrip())
            tell(lines[-1])
    return process.returncode, lines
