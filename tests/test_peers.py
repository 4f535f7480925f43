"""The comparison with other linters: which of their findings count as one of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint.registry import all_rules

pytest.importorskip("benchmarks", reason="the benchmarks are part of the checkout alone")

from benchmarks.peer_remarks import OURS, PEERS, Remark
from benchmarks.peer_tables import Comparison
from benchmarks.same_matter import SAME_MATTER
from benchmarks.statement_heads import statement_heads

SOURCE = """\
@decorated(
    1,
)
class TestBert:
    def test_loss(self):
        labels[0] == (
            -100
        )
"""


def compare(tmp_path: Path, ours: tuple[str, int], ruff: tuple[str, int]) -> Comparison:
    path = tmp_path / "test_bert.py"
    path.write_text(SOURCE, encoding="utf-8")
    said = {OURS: [Remark(ours[0], path, frozenset({ours[1]}))], **{tool: [] for tool in PEERS}}
    return Comparison({**said, "ruff": [Remark(ruff[0], path, frozenset({ruff[1]}))]})


def test_statement_owns_all_its_lines_and_a_class_only_its_head():
    heads = statement_heads(SOURCE)
    assert heads[2] == range(1, 5)
    assert heads[5] == range(5, 6)
    assert heads[7] == range(6, 9)


@pytest.mark.parametrize(
    ("ruff", "told"),
    [(("B015", 6), True), (("B015", 8), True), (("B015", 5), False), (("E501", 6), False)],
    ids=["same line", "same statement", "another statement", "another matter"],
)
def test_finding_is_told_by_the_same_matter_in_the_same_statement(tmp_path: Path, ruff: tuple[str, int], told: bool):
    compared = compare(tmp_path, ("HFT404", 6), ruff)
    assert compared.told_by("ruff", preview=False) == int(told)
    assert compared.told_by_nobody(preview=False) == int(not told)


def test_matters_are_named_by_rules_that_exist():
    assert set(SAME_MATTER) <= {rule.code for rule in all_rules()}
