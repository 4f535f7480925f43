"""What a command says whose packages are not installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from hf_lint.cli.failure import FAILED, say


def require(*packages: str, extra: str) -> None:
    """Ends the program with exit code 2 where a package is missing, in one line that says what to install."""
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        say([f"this command needs {' and '.join(missing)}: pip install 'hf-lint[{extra}]'"])
        sys.exit(FAILED)
