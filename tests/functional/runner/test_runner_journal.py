from __future__ import annotations

import pytest

from hf_lint_functional.outcome import ClassRun, Outcome, TestOutcome, Verdict
from hf_lint_functional.runner.journal import Journal, JournalError, fingerprint

REQUEST = fingerprint({"paths": ["tests"], "seed": 0})
BERT = Outcome(
    "test",
    "tests/test_bert.py",
    Verdict.FAILED,
    "AssertionError: größer",
    classes=(ClassRun("BertModel", 2, ("cpu",), 0.1),),
    tests=(TestOutcome("test_forward", Verdict.FAILED),),
)
GPT2 = Outcome("model-type", "gpt2", Verdict.PASSED)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "runs" / "journal.jsonl"


@pytest.fixture
def written(path):
    with Journal(path, REQUEST) as journal:
        journal.add(BERT)
        journal.add(GPT2)
    return path


def test_what_was_written_is_known_when_resumed(written):
    with Journal(written, REQUEST, resume=True) as journal:
        assert list(journal.known.values()) == [BERT, GPT2]
        assert journal.knows("model-type", "gpt2")
        assert not journal.knows("test", "gpt2")


def test_outcome_is_in_the_file_as_soon_as_it_is_added(path):
    with Journal(path, REQUEST) as journal:
        journal.add(GPT2)
        assert path.read_text().count("\n") == 2


@pytest.mark.parametrize("kept", range(1, 60, 7))
def test_torn_last_line_is_dropped_and_written_anew(written, kept):
    whole = written.read_bytes()
    start = whole.rstrip().rindex(b"\n") + 1
    written.write_bytes(whole[: start + kept])
    with Journal(written, REQUEST, resume=True) as journal:
        assert list(journal.known.values()) == [BERT]
        journal.add(GPT2)
    assert written.read_bytes() == whole


def test_torn_header_is_a_journal_that_knows_nothing(written):
    written.write_bytes(written.read_bytes()[:20])
    with Journal(written, REQUEST, resume=True) as journal:
        journal.add(GPT2)
    with Journal(written, REQUEST, resume=True) as journal:
        assert list(journal.known.values()) == [GPT2]


def test_line_of_zeros_as_a_crashed_file_system_leaves_it_ends_what_is_known(written):
    with written.open("ab") as file:
        file.write(bytes(300))
    with Journal(written, REQUEST, resume=True) as journal:
        assert list(journal.known.values()) == [BERT, GPT2]
    assert bytes(1) not in written.read_bytes()


def test_journal_of_another_request_is_not_resumed(written):
    before = written.read_bytes()
    with pytest.raises(JournalError, match="of another request, so there is nothing to resume"):
        Journal(written, fingerprint({"paths": ["tests"], "seed": 1}), resume=True)
    assert written.read_bytes() == before


def test_new_run_starts_an_empty_journal_in_place_of_an_old_one(written):
    with Journal(written, fingerprint({"seed": 1})) as journal:
        assert journal.known == {}
    assert written.read_text().count("\n") == 1


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("text", ["import torch\n", "{}\n", "[1]\n", "no newline"])
def test_file_that_is_no_journal_stays_as_it_is(path, text, resume):
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(JournalError, match="not a journal"):
        Journal(path, REQUEST, resume=resume)
    assert path.read_text() == text


@pytest.mark.parametrize("resume", [True, False])
def test_two_runs_at_once_do_not_share_a_journal(written, resume):
    with Journal(written, REQUEST, resume=True) as journal:
        with pytest.raises(JournalError, match="another run is writing to this journal"):
            Journal(written, REQUEST, resume=resume)
        assert len(journal.known) == 2
    with Journal(written, REQUEST, resume=True) as journal:
        assert len(journal.known) == 2


def test_nothing_to_resume_is_a_new_journal(path):
    with Journal(path, REQUEST, resume=True) as journal:
        assert journal.known == {}


def test_folder_in_place_of_the_journal_is_said(tmp_path):
    with pytest.raises(JournalError, match="cannot be opened: Is a directory"):
        Journal(tmp_path, REQUEST)


def test_fingerprint_is_of_the_content_and_not_of_its_order():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})
