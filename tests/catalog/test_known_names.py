"""The history of names, and where it leaves off."""

from __future__ import annotations

import pytest

from hf_lint.catalog.known_names import (
    Standing,
    is_task,
    nearest_class,
    nearest_task,
    spelled_class,
    standing_of_class,
    successor_of,
)
from hf_lint.catalog.name_table import NameTable, release_of
from hf_lint.settings.model import Settings


@pytest.mark.parametrize(
    ("version", "release"),
    [("4.57.6", (4, 57)), (">=4.56,<5", (4, 56)), ("5.0", (5, 0)), ("~=5.3.1", (5, 3)), ("main", None), (None, None)],
)
def test_release_is_read_from_a_version(version: str | None, release: tuple[int, int] | None):
    assert release_of(version) == release


def test_bare_major_version_means_its_latest_release():
    latest = release_of("5")
    assert latest is not None
    assert latest > (5, 23)


def test_name_is_retired_from_the_release_on_that_lacks_it():
    table = NameTable.of({"4.57": ["Old"], "5.0": ["Lately"], "5.23": ["New"]})
    assert table.is_retired("Old", (5, 0))
    assert not table.is_retired("Old", (4, 57))
    assert not table.is_retired("Old", None)
    assert not table.is_retired("Lately", (5, 10))
    assert not table.is_retired("New", (6, 0))


@pytest.mark.parametrize("task", ["ner", "fill-mask", "summarization", "conversational", "vqa", "translation_en_to_fr"])
def test_task_of_any_release_is_known(task: str):
    assert is_task(task, Settings())


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("text_classification", "text-classification"),
        ("text-clasification", "text-classification"),
        ("text-embedding", "feature-extraction"),
        ("multimodal-classification", None),
        ("chat", None),
    ],
)
def test_nearest_task_is_the_one_that_was_meant_or_none(wrong: str, meant: str | None):
    assert not is_task(wrong, Settings())
    assert nearest_task(wrong, Settings()) == meant


@pytest.mark.parametrize(
    "name", ["BertModel", "BertTokenizerFast", "LlamaTokenizerFast", "TFBertModel", "AutoModelForVision2Seq"]
)
def test_class_of_any_release_is_known_where_no_target_is_set(name: str):
    assert standing_of_class(name, Settings()) is Standing.KNOWN


@pytest.mark.parametrize(
    ("name", "successor"),
    [
        ("TFBertModel", "BertModel"),
        ("FlaxGPT2LMHeadModel", "GPT2LMHeadModel"),
        ("AutoModelForVision2Seq", "AutoModelForImageTextToText"),
        ("TFAutoModelForVision2Seq", "AutoModelForImageTextToText"),
        ("ViTFeatureExtractor", "ViTImageProcessor"),
        ("TFTransfoXLModel", None),
    ],
)
def test_retired_class_names_its_successor(name: str, successor: str | None):
    assert standing_of_class(name, Settings(), (5, 0)) is Standing.RETIRED
    assert successor_of(name, Settings(), (5, 0)) == successor


def test_class_that_differs_in_spelling_is_unknown():
    assert standing_of_class("DeitForImageClassification", Settings()) is Standing.UNKNOWN
    assert spelled_class("DeitForImageClassification") == "DeiTForImageClassification"
    assert spelled_class("XlmRobertaTokenizerFast") == "XLMRobertaTokenizerFast"


def test_unknown_class_of_a_known_model_is_unknown():
    assert standing_of_class("CanineForMaskedLM", Settings()) is Standing.UNKNOWN
    assert nearest_class("BertForSequenceClassificatoin", Settings()) == "BertForSequenceClassification"


def test_class_of_an_unknown_model_may_be_younger_than_the_table():
    assert standing_of_class("Zebra9ForCausalLM", Settings()) is Standing.UNDECIDED
    assert standing_of_class("Zebra9ForCausalLM", Settings(), (5, 0)) is Standing.UNKNOWN
    assert standing_of_class("Zebra9ForCausalLM", Settings(), (6, 0)) is Standing.UNDECIDED


def test_nearest_task_may_be_of_any_release():
    assert nearest_task("image-to-tex", Settings()) == "image-to-text"
    assert nearest_task("any-to-anny", Settings()) == "any-to-any"
