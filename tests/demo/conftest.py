from __future__ import annotations

from pathlib import Path

import pytest
from demo_suite import hf_lint


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("somewhere")
    done = hf_lint(folder, "demo")
    assert done.returncode == 0, done.stderr
    return folder / "hf-lint-demo"
