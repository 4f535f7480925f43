"""Questions to a catalogue."""

from __future__ import annotations

import pytest

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.comparison import Change, compared
from hf_lint.catalog.reading.family import Evidence, family_of
from hf_lint.catalog.snapshot import UnreadableSnapshot, decoded, encoded


def test_model_type_has_heads_preprocessors_tasks_and_parents(catalog: Catalog):
    owl, eagle = catalog.model_types["owl"], catalog.model_types["eagle"]
    assert owl.heads["AutoModelForToken"] == ("OwlForToken",)
    assert owl.heads["MODEL_FOR_ANY_MAPPING_NAMES"] == ("OwlForToken",)
    assert owl.tokenizers == ("OwlTokenizer", "OwlTokenizerFast")
    assert eagle.model_classes == ("EagleModel", "EagleBase", "EagleForAny")
    assert eagle.parents == ("owl",)


def test_task_for_any_model_counts_only_with_the_inputs_it_prepares(catalog: Catalog):
    assert catalog.tasks_of("owl") == ("token-classification",)
    assert catalog.tasks_of("eagle") == ("image-feature-extraction",)
    assert catalog.tasks_of("no-such-type") == ()


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("OwlModel", "owl"),
        ("OwlTokenizerFast", "owl"),
        ("EagleTextModel", "eagle_text"),
        ("EagleBase", "eagle"),
        ("EagleTextConfig", "eagle_text"),
        ("OldBirdConfig", "old-bird"),
        ("Sampler", None),
        ("NoSuchModel", None),
    ],
)
def test_class_belongs_to_the_type_it_was_written_for(catalog: Catalog, name: str, owner: str | None):
    assert catalog.model_type_of_class(name) == owner


def test_classes_of_a_type_are_listed_ones_and_its_own(catalog: Catalog):
    classes = catalog.classes_of("eagle")
    assert {"EagleConfig", "EagleModel", "EagleImageProcessorPil", "Backend"} <= set(classes)
    assert "EagleTextModel" not in classes
    assert catalog.classes_of("no-such-type") == ()


def test_checkpoint_goes_to_the_type_that_its_id_names(catalog: Catalog):
    assert catalog.checkpoints["org/owl-base"] == "owl"
    assert catalog.checkpoints["org/eagle"] == "eagle"


@pytest.mark.parametrize(
    ("task", "normal"),
    [("ner", "token-classification"), ("old-task", "token-classification"), ("translation", None), ("chat", None)],
)
def test_task_is_normalised_as_pipeline_does_it(catalog: Catalog, task: str, normal: str | None):
    assert catalog.normal_task(task) == normal


def test_removed_task_gives_the_hint_of_transformers(catalog: Catalog):
    assert catalog.removal_hint("translation_en_to_fr") == "Use a chat model."
    assert catalog.removal_hint("chat") is None


def test_nearest_names_come_near_or_not_at_all(catalog: Catalog):
    assert catalog.nearest_class("OWLModel") == "OwlModel"
    assert catalog.nearest_task("token_classification") == "token-classification"
    assert catalog.nearest_model_type("oldbird") == "old-bird"
    assert catalog.nearest_checkpoint("org/owl-bass") == "org/owl-base"
    assert catalog.nearest_class("Completely") is None


def test_snapshot_gives_back_the_catalogue(catalog: Catalog):
    assert decoded(encoded(catalog)) == catalog


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema":0}', '{"schema":1}', '{"schema":1,"tasks":{"a":[1]}}'])
def test_what_is_no_snapshot_is_refused(text: str):
    with pytest.raises(UnreadableSnapshot):
        decoded(text)


def test_comparison_tells_what_came_and_went(catalog: Catalog):
    text = encoded(catalog).replace('"owl-2"', '"owl-3"').replace("RookTokenizer", "CrowTokenizer")
    changes = compared(catalog, decoded(text))
    assert changes["model types"] == Change(("owl-3",), ("owl-2",))
    assert changes["classes"] == Change(("CrowTokenizer",), ("RookTokenizer",))
    assert changes["tasks"] == Change((), ())


def evidence(*heads: str, declared: tuple[str, ...] = (), main_input: str | None = None, **facts: object) -> Evidence:
    nothing: frozenset[str] = frozenset()
    values: dict[str, object] = {
        "inherited": False, "tokenizes": False, "processes_images": False, "extracts_features": False,
        "processes_video": False, "parts": nothing, "part_keys": nothing, "within": nothing, **facts,
    }  # fmt: skip
    return Evidence(frozenset(heads), declared, main_input=main_input, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "family"),
    [
        (evidence("Model", "MaskedLM", "CausalLM"), "text-encoder"),
        (evidence("Model", "CausalLM"), "decoder"),
        (evidence("Model", "CausalLM", "Seq2SeqLM"), "encoder-decoder"),
        (evidence("Model", within=frozenset({"ImageTextToText"})), "decoder"),
        (evidence("Model", main_input="pixel_values"), "vision"),
        (evidence("Model", "VideoClassification", main_input="pixel_values"), "video"),
        (evidence("Model", processes_images=True), "vision-text"),
        (evidence("Model", main_input="pixel_values", tokenizes=True), "vision-text"),
        (evidence("Model", "CTC", main_input="input_values", tokenizes=True), "audio"),
        (evidence("TextToWaveform"), "audio"),
        (evidence("Model", extracts_features=True), "audio-text"),
        (evidence("MultimodalLM", declared=("image", "video", "audio", "text")), "multimodal"),
        (evidence("CausalLM", parts=frozenset({"vision_config", "audio_config"})), "multimodal"),
        (evidence("Model", main_input="past_values"), "time-series"),
        (evidence(part_keys=frozenset({"decoder"})), "component"),
        (evidence("Model", part_keys=frozenset({"vision_config"})), "vision"),
        (evidence("Model", declared=("text",), inherited=True, part_keys=frozenset({"audio_config"})), "audio"),
        (evidence("Model", main_input="states"), "other"),
        (evidence(), "other"),
    ],
)  # fmt: skip
def test_family_follows_from_heads_and_inputs(known: Evidence, family: str):
    assert family_of(known) == family
