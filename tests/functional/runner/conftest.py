"""Pools and lifelines; none of these tests needs torch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from runner_pools import Lifeline, make_pool

from hf_lint_functional.runner.pool import Pool


@pytest.fixture(scope="module", params=[True, False], ids=["forked", "warm"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    with make_pool(fork=request.param) as made:
        yield made


@pytest.fixture
def lifeline(tmp_path: Path) -> Lifeline:
    return Lifeline(tmp_path)
