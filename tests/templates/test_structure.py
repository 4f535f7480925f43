"""What two files are compared by."""

from __future__ import annotations

import pytest
from template_texts import TEXT, roberta

from hf_lint.templates.likeness import likeness, runs_of_structure
from hf_lint.templates.model_words import words_of
from hf_lint.templates.structure import Structure, structure_of


def structure(text: str, name: str = "test_hf_bert.py") -> Structure:
    return structure_of(name, text.encode())


def alike(one: Structure, other: Structure) -> float:
    return likeness(runs_of_structure(one), runs_of_structure(other))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("TestXlmRobertaModels", "Test*Models"),
        ("XLM_ROBERTA_MODELS_REGISTRY", "*_MODELS_REGISTRY"),
        ("xlm_roberta_tester", "*_tester"),
        ("XLMRobertaForMaskedLM", "*ForMaskedLM"),
        ("roberta", "roberta"),
        ("model_type", "model_type"),
    ],
)
def test_star_stands_for_the_model(name: str, plain: str):
    assert words_of(["TestXlmRobertaModels"], "xlm-roberta").plain(name) == plain


def test_parts_are_methods_functions_classes_and_the_rest():
    names = [part.plain for part in structure(TEXT).parts]
    assert names == [
        "",
        "select_device",
        "Test*Models.",
        "Test*Models.test_pipeline",
        "Test*Models.test_from_pretrained",
    ]


def test_test_of_another_model_has_the_same_structure():
    assert alike(structure(TEXT), structure(roberta(TEXT), "test_hf_roberta.py")) == 1


def test_layout_comments_and_prose_play_no_part():
    other = TEXT.replace("is the [MASK] of", "has a [MASK] in").replace("    return", "    # why\n\n    return")
    assert alike(structure(TEXT), structure(other)) == 1


def test_another_task_is_another_structure():
    assert alike(structure(TEXT), structure(TEXT.replace("fill-mask", "ner"))) < 1


def test_statement_of_another_kind_is_another_structure():
    assert alike(structure(TEXT), structure(TEXT.replace("if not outputs", "while outputs"))) < 1


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("    return \"cpu\"\n", "       return \"cpu\"\n"),
        ("    if torch.cuda.is_available():\n        return \"cuda\"\n",
         "    if torch.cuda.is_available(): return \"cuda\"\n  \"\"\"\n  \"\"\"\n"),
        ("    def test_pipeline(self):\n        device", "def test_pipeline(self):     device"),
    ],
)  # fmt: skip
def test_broken_file_is_still_built_the_same(sound: str, broken: str):
    assert sound in TEXT
    found = structure(TEXT.replace(sound, broken))
    assert found.faults
    assert alike(structure(TEXT), found) > 0.9


def test_methods_of_a_broken_file_are_known_whatever_their_indentation():
    text = TEXT.replace("    def test_from", "def test_from").replace('        return "cuda"', '   return "cuda"')
    names = [part.plain for part in structure(text).parts]
    assert "Test*Models.test_from_pretrained" in names


def test_file_that_is_no_text_has_no_parts():
    found = structure_of("test_x.py", b"\xff\xfe\x00")
    assert found.parts == ()
    assert found.faults
