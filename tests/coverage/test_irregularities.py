"""Orphans, copies and duplicates."""

from __future__ import annotations

from hf_lint.coverage.irregularities import copies, doubts, duplicates, orphans
from hf_lint.coverage.record import FileRecord


def test_an_orphan_says_when_its_model_went(catalog):
    record = FileRecord("test_hf_van.py", named_for="van", model_type="van", standing="retired")
    assert orphans([record], catalog)[0]["reason"] == (
        "transformers has had it from 4.30.2 or before to 4.57.6, gone in 5.0.0"
    )


def test_an_orphan_of_a_model_that_never_was(catalog):
    record = FileRecord("test_hf_remmbert_improved.py", named_for="remmbert_improved", standing="unknown")
    found = orphans([record], catalog)[0]
    assert (found["model"], found["reason"]) == (
        "remmbert",
        "no release of transformers has a model type remmbert; the nearest is rembert",
    )


def test_copies_and_doubts_are_told_apart():
    copied = FileRecord("a.py", claimed="albert", model_type="bert", standing="known", copied=True, remarks=("x",))
    doubtful = FileRecord("b.py", model_type="deit", standing="known", remarks=("loads bert",))
    assert [each["path"] for each in copies([copied, doubtful])] == ["a.py"]
    assert [each["path"] for each in doubts([copied, doubtful])] == ["b.py"]


def test_duplicates_are_of_one_folder_convention_and_role():
    def record(path: str, role: str = "", convention: str = "standalone") -> FileRecord:
        return FileRecord(path, convention=convention, role=role, model_type="blip-2", standing="known")

    same = [record("a/test_hf_blip_2.py"), record("a/test_hf_blip-2.py")]
    others = [record("b/test_hf_blip_2.py"), record("a/test_blip_2.py", convention="upstream"),
              record("a/test_tokenization_blip_2.py", "tokenization", "upstream"),
              record("a/test_other.py", convention="plain")]  # fmt: skip
    found = duplicates([*same, *others])
    assert [each["files"] for each in found] == [["a/test_hf_blip_2.py", "a/test_hf_blip-2.py"]]
