from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint_functional.runner.log import Log

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_full_disk_loses_the_log_and_not_the_job():
    with Log(FULL, 100) as log:
        assert log.write(b"x" * 10)
        assert not log.write(b"x" * 100)
