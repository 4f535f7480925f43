from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.preprocessing.pipeline_cases import PipelineCase, obstacle, serves
from hf_lint_functional.standin.checkpoint import Checkpoint, write_checkpoint
from hf_lint_functional.sweep import pipeline_job, tokenizer_job
from hf_lint_functional.sweep.pipeline_blame import blame_of

pytestmark = pytest.mark.filterwarnings("default")

CASES = [
    ("bert", "BertForMaskedLM", "fill-mask"),
    ("bert", "BertForSequenceClassification", "zero-shot-classification"),
    ("bert", "BertForTokenClassification", "token-classification"),
    ("gpt2", "GPT2LMHeadModel", "text-generation"),
    ("llama", "LlamaForCausalLM", "decision"),
    ("bert", "BertModel", "feature-extraction"),
    ("vit", "ViTForImageClassification", "image-classification"),
    ("vit", "ViTModel", "image-feature-extraction"),
    ("glpn", "GLPNForDepthEstimation", "depth-estimation"),
    ("yolos", "YolosForObjectDetection", "object-detection"),
    ("idefics2", "Idefics2ForConditionalGeneration", "image-text-to-text"),
    ("wav2vec2", "Wav2Vec2ForCTC", "automatic-speech-recognition"),
    ("wav2vec2", "Wav2Vec2ForSequenceClassification", "audio-classification"),
    ("speecht5", "SpeechT5ForTextToSpeech", "text-to-audio"),
    ("vits", "VitsModel", "text-to-audio"),
]


def tried(model_type: str, name: str) -> Outcome:
    (found,) = pipeline_job.run(model_type, [name])
    return Outcome.from_json(found)


def recording(written: list[str]) -> Callable[..., Checkpoint]:
    def write(model_type: str, class_name: str, folder: Path, *, seed: int) -> Checkpoint:
        written.append(class_name)
        return write_checkpoint(model_type, class_name, folder, seed=seed)

    return write


@pytest.mark.parametrize(("model_type", "class_name", "task"), CASES)
def test_a_pipeline_answers(model_type: str, class_name: str, task: str) -> None:
    outcome = tried(model_type, f"{class_name} {task}")
    assert (outcome.verdict, outcome.reason) == (Verdict.PASSED, "")
    assert (outcome.kind, outcome.name, outcome.task) == ("pipeline", f"{model_type} {class_name} {task}", task)
    assert outcome.classes
    assert all(each.devices == ("cpu",) for each in outcome.classes)


def test_the_tasks_of_a_class_share_its_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(pipeline_job, "write_checkpoint", recording(written))
    names = ["BertForSequenceClassification text-classification", "BertForMaskedLM fill-mask",
             "BertForSequenceClassification zero-shot-classification"]  # fmt: skip
    outcomes = [Outcome.from_json(found) for found in pipeline_job.run("bert", names)]
    assert [outcome.name for outcome in outcomes] == [f"bert {name}" for name in names]
    assert {outcome.verdict for outcome in outcomes} == {Verdict.PASSED}
    assert written == ["BertForSequenceClassification", "BertForMaskedLM"]


@pytest.mark.skipif(find_spec("torchvision") is not None, reason="torchvision is there")
def test_a_pipeline_that_lacks_a_package_is_unavailable_for_that_reason() -> None:
    outcome = tried("qwen2_vl", "Qwen2VLForConditionalGeneration image-text-to-text")
    assert outcome.verdict is Verdict.UNAVAILABLE
    assert "torchvision" in outcome.reason
    assert outcome.blame == "environment"


def test_a_class_that_is_none_is_an_error_with_its_name() -> None:
    outcome = tried("bert", "BertForNothing text-classification")
    assert outcome.verdict is Verdict.ERROR
    assert "BertForNothing" in outcome.reason


def test_a_pipeline_that_never_gives_what_the_model_asks_for_is_the_fault_of_transformers() -> None:
    outcome = tried("bros", "BrosForTokenClassification token-classification")
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "ValueError: You have to specify bbox")
    assert outcome.blame == "transformers"


def test_a_tokenizer_that_refuses_plain_text_is_the_fault_of_transformers() -> None:
    outcome = tried("layoutlmv3", "LayoutLMv3ForSequenceClassification text-classification")
    assert (outcome.verdict, outcome.blame) == (Verdict.FAILED, "transformers")


def test_any_other_error_is_put_down_to_the_stand_in() -> None:
    assert blame_of(ValueError("Each example must contain at least one <eos> token."), None, "T5Model") == "stand-in"


def test_a_pipeline_that_reads_a_checkpoint_with_another_class_is_the_fault_of_transformers() -> None:
    assert (
        blame_of(RuntimeError("mat1 and mat2 shapes cannot be multiplied"), object(), "Qwen3_5Model") == "transformers"
    )


def test_a_pipeline_that_gives_one_row_of_tokens_for_all_codebooks_is_the_fault_of_transformers() -> None:
    outcome = tried("musicgen", "MusicgenForCausalLM text-generation")
    assert (outcome.verdict, outcome.blame) == (Verdict.FAILED, "transformers")


def test_a_pipeline_that_gives_features_for_tokens_is_the_fault_of_transformers() -> None:
    outcome = tried("voxtral", "VoxtralForConditionalGeneration automatic-speech-recognition")
    assert (outcome.verdict, outcome.blame) == (Verdict.FAILED, "transformers")


def test_a_chat_begins_as_the_tokenizer_begins_a_text() -> None:
    outcome = tried("aya_vision", "AyaVisionForConditionalGeneration decision")
    assert (outcome.verdict, outcome.reason) == (Verdict.PASSED, "")


def test_a_processor_that_writes_its_placeholders_itself_gets_none_from_the_template() -> None:
    outcome = tried("blip-2", "Blip2ForConditionalGeneration decision")
    assert (outcome.verdict, outcome.reason) == (Verdict.PASSED, "")


def test_a_tokenizer_encodes_the_same_after_it_was_saved_and_read() -> None:
    (found,) = tokenizer_job.run("bert", ["tokenizer"])
    outcome = Outcome.from_json(found)
    assert (outcome.kind, outcome.name, outcome.verdict) == ("tokenizer", "bert tokenizer", Verdict.PASSED)


@pytest.mark.skipif(find_spec("g2p_en") is not None, reason="g2p_en is there")
def test_a_tokenizer_that_lacks_a_package_is_unavailable() -> None:
    (found,) = tokenizer_job.run("fastspeech2_conformer", ["tokenizer"])
    assert (found["verdict"], found["blame"]) == ("unavailable", "environment")


@pytest.mark.parametrize(
    ("task", "class_name", "expected"),
    [
        ("feature-extraction", "BertModel", True),
        ("feature-extraction", "ViTModel", False),
        ("feature-extraction", "T5Model", False),
        ("image-feature-extraction", "ViTModel", True),
        ("image-feature-extraction", "Blip2Model", False),
        ("image-feature-extraction", "Aimv2Model", False),
        ("zero-shot-audio-classification", "ClapModel", True),
        ("zero-shot-audio-classification", "BertModel", False),
        ("fill-mask", "BertForMaskedLM", True),
    ],
)
def test_base_models_serve_the_tasks_of_their_input_alone(task: str, class_name: str, expected: bool) -> None:
    assert serves(task, class_name) is expected


def test_nothing_stands_in_the_way_of_a_text_pipeline() -> None:
    assert obstacle(PipelineCase("bert", "BertForMaskedLM", "fill-mask")) is None
