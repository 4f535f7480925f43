from __future__ import annotations

from importlib.util import find_spec

MISSING = [name for name in ("torch", "transformers", "psutil") if find_spec(name) is None]
collect_ignore_glob = ["*"] if MISSING else []


def pytest_report_header() -> str | None:
    return f"tests/functional is left out, for want of {', '.join(MISSING)}" if MISSING else None
