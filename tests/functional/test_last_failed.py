"""What ``--last-failed`` runs again."""

from __future__ import annotations

from pathlib import Path

import pytest

from hf_lint_functional.last_failed import recalled, remember
from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.request import RequestError


def outcome(name: str, verdict: Verdict = Verdict.FAILED, kind: str = "test") -> Outcome:
    return Outcome(kind, name, verdict)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "state"


def test_file_is_known_again_however_it_is_named(state: Path):
    remember(state, [outcome("tests/test_bert.py"), outcome("tests/test_gpt2.py", Verdict.PASSED)], is_complete=True)
    named = [Path("tests/test_bert.py"), Path("tests/test_gpt2.py"), Path("tests/test_bert.py").absolute()]
    found = recalled(state, named)
    assert [path for path in named if str(path) in found] == [named[0], named[2]]


def test_model_type_is_known_by_its_name(state: Path):
    remember(state, [outcome("bert BertModel", kind="model-type")], is_complete=True)
    assert recalled(state, []) == ("bert BertModel",)


def test_run_that_was_cut_short_forgets_no_failure(state: Path):
    remember(state, [outcome("a", kind="model-type"), outcome("b", kind="model-type")], is_complete=True)
    remember(state, [outcome("a", Verdict.PASSED, kind="model-type")], is_complete=False)
    assert recalled(state, []) == ("b",)


def test_without_a_run_before_there_is_nothing_to_recall(state: Path):
    with pytest.raises(RequestError, match="no run before"):
        recalled(state, [])
