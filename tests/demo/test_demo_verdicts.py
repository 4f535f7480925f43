"""The demonstration suite, run with small models."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from demo_suite import hf_lint, promised

MISSING = [name for name in ("torch", "transformers", "psutil") if find_spec(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"for want of {', '.join(MISSING)}"),
    pytest.mark.slow,
]


def test_each_file_has_the_verdict_that_its_readme_promises(demo: Path):
    done = hf_lint(demo, "functional", "--sabotage", "--no-reports", "--report", "results.json")
    assert done.returncode == 1, done.stderr
    document = json.loads((demo / "results.json").read_text(encoding="utf-8"))
    verdicts = {Path(result["name"]).name: result["verdict"] for result in document["results"]}
    assert verdicts == {name: verdict for name, (_, verdict) in promised(demo).items()}
