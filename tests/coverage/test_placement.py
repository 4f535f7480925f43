"""From a test file to the model type that it tests."""

from __future__ import annotations

import pytest

STANDALONE = """import transformers

{registry}_MODELS_REGISTRY = {{"{checkpoint}": {{"model_type": "{model_type}"}}}}


class Test{title}Models:
    def __init__(self, model_id=None):
        self.model_id = model_id or "{checkpoint}"

    def test_pipeline(self):
        return transformers.pipeline("fill-mask", model=self.model_id)

    def test_from_pretrained(self):
        return transformers.AutoModelForMaskedLM.from_pretrained(self.model_id)

    def run_tests(self):
        return self.test_pipeline()
"""
BERT = STANDALONE.format(registry="BERT", checkpoint="bert-base-uncased", model_type="bert", title="Bert")
NAMELESS = """from transformers import pipeline

MODEL_ID = "{checkpoint}"  # for example "bert-base-uncased"


class TestInference:
    def test_pipeline(self):
        assert pipeline("fill-mask", model=MODEL_ID)
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_hf_bert.py", "bert"),
        ("test_hf_bert_standardized.py", "bert"),
        ("test_hf_bert_minimal_improved.py", "bert"),
        ("test_bert.py", "bert"),
        ("test_hf_bert-base-uncased.py", "bert"),
        ("test_hf_BERT.py", "bert"),
    ],
)
def test_suffixes_and_spelling_do_not_matter(place, name, expected):
    record = place(name, BERT)
    assert (record.model_type, record.standing, record.copied) == (expected, "known", False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_hf_xlm-roberta_improved.py", "xlm-roberta"),
        ("test_hf_xlm_roberta_improved.py", "xlm-roberta"),
        ("test_hf_gpt_j_improved.py", "gptj"),
        ("test_hf_gpt-neox_improved.py", "gpt_neox"),
        ("test_hf_blip_2_improved.py", "blip-2"),
        ("test_hf_kosmos2_improved.py", "kosmos-2"),
        ("test_hf_speech-to-text_improved.py", "speech_to_text"),
        ("test_hf_t5_small_improved.py", "t5"),
        ("test_hf_opt_improved.py", "opt"),
        ("test_hf_code_llama_improved.py", "llama"),
        ("test_hf_pythia_improved.py", "gpt_neox"),
        ("test_hf_distilroberta_base_improved.py", "roberta"),
    ],
)
def test_hyphens_underscores_and_families_of_checkpoints(place, name, expected):
    model = name.removeprefix("test_hf_").removesuffix("_improved.py")
    record = place(name, NAMELESS.format(checkpoint=f"{model}-base"))
    assert (record.model_type, record.copied) == (expected, False)


def test_what_a_file_calls_itself_beats_its_name(place):
    record = place("test_hf_albert.py", BERT)
    assert (record.claimed, record.model_type, record.copied) == ("albert", "bert", True)
    assert record.remarks == ("named for albert, tests bert: bert",)


def test_a_copy_is_known_though_it_does_not_parse(place):
    text = STANDALONE.format(
        registry="XLM_ROBERTA", checkpoint="xlm-roberta-base", model_type="xlm-roberta", title="XlmRoberta"
    )
    record = place("test_hf_bert.py", f"try:     import torch\n              X = 1\n{text}")
    assert (record.parses, record.model_type, record.copied) == (False, "xlm-roberta", True)


def test_a_class_name_with_a_hyphen_still_speaks(place):
    record = place("test_hf_canine.py", "import transformers\n\nclass TestXlm-RobertaModels:\n    pass\n")
    assert (record.model_type, record.copied) == ("xlm-roberta", True)


def test_exchanged_names_over_another_models_content(place):
    text = STANDALONE.format(
        registry="BARK", checkpoint="google-bert/bert-base-uncased", model_type="bert", title="Bark"
    )
    record = place("test_hf_bark.py", text)
    assert (record.model_type, record.copied) == ("bert", True)


def test_a_placeholder_checkpoint_is_a_doubt_and_no_copy(place):
    text = STANDALONE.format(registry="DEIT", checkpoint="bert-base-uncased", model_type="deit", title="Deit")
    record = place("test_hf_deit.py", text)
    assert (record.model_type, record.copied) == ("deit", False)
    assert record.remarks == ("calls itself a test of deit, loads bert",)


def test_comments_say_nothing(place):
    assert place("test_hf_clap_improved.py", NAMELESS.format(checkpoint="clap-base")).remarks == ()


def test_a_model_that_was_removed(place):
    record = place("test_hf_transfo-xl.py", NAMELESS.format(checkpoint="transfo-xl-wt103"))
    assert (record.model_type, record.standing) == ("transfo-xl", "retired")


def test_a_model_that_never_was(place):
    text = STANDALONE.format(registry="FLAMINGO", checkpoint="flamingo", model_type="flamingo", title="Flamingo")
    record = place("test_hf_flamingo_standardized.py", text)
    assert (record.model_type, record.standing) == (None, "unknown")


@pytest.mark.parametrize("name", ["test_hf_decoder_only.py", "test_hf___help.py", "test_hf_api_integration.py"])
def test_a_file_about_no_model(place, name):
    record = place(name, NAMELESS.format(checkpoint="gpt2"))
    assert (record.model_type, record.standing) == (None, "general")


def test_a_word_that_is_a_model_type_too_needs_support(place):
    text = "import transformers\n\n\ndef test_hooks():\n    assert transformers.__version__\n"
    assert place("test_git_hooks.py", text).model_type is None


def test_models_made_of_others_load_these(place):
    text = NAMELESS.format(checkpoint="google/vit-base-patch16-224")
    assert place("test_hf_vision_encoder_decoder.py", text).model_type == "vision-encoder-decoder"


def test_a_standalone_test_runs_the_classes_behind_auto_classes_and_tasks(place):
    record = place("test_hf_bert.py", BERT)
    assert record.classes == ("BertForMaskedLM",)
    assert record.tasks == ("fill-mask",)
