from __future__ import annotations

from importlib.util import find_spec

import pytest

from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.preprocessing.pipeline_cases import PipelineCase, obstacle, serves
from hf_lint_functional.preprocessing.pipelines import run_case

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
]


@pytest.mark.parametrize(("model_type", "class_name", "task"), CASES)
def test_a_pipeline_answers(model_type: str, class_name: str, task: str) -> None:
    outcome = Outcome.from_json(run_case(model_type, class_name, task))
    assert (outcome.verdict, outcome.reason) == (Verdict.PASSED, "")
    assert outcome.task == task


@pytest.mark.skipif(find_spec("torchvision") is not None, reason="torchvision is there")
def test_a_pipeline_that_lacks_a_package_is_unavailable_for_that_reason() -> None:
    outcome = Outcome.from_json(run_case("qwen2_vl", "Qwen2VLForConditionalGeneration", "image-text-to-text"))
    assert outcome.verdict is Verdict.UNAVAILABLE
    assert "torchvision" in outcome.reason
    assert outcome.blame == "environment"


def test_a_class_that_is_none_fails_with_its_name() -> None:
    outcome = Outcome.from_json(run_case("bert", "BertForNothing", "text-classification"))
    assert outcome.verdict is Verdict.FAILED
    assert "BertForNothing" in outcome.reason


@pytest.mark.parametrize(
    ("task", "class_name", "expected"),
    [
        ("feature-extraction", "BertModel", True),
        ("feature-extraction", "ViTModel", False),
        ("feature-extraction", "T5Model", False),
        ("image-feature-extraction", "ViTModel", True),
        ("image-feature-extraction", "Blip2Model", False),
        ("zero-shot-audio-classification", "ClapModel", True),
        ("zero-shot-audio-classification", "BertModel", False),
        ("fill-mask", "BertForMaskedLM", True),
    ],
)
def test_base_models_serve_the_tasks_of_their_input_alone(task: str, class_name: str, expected: bool) -> None:
    assert serves(task, class_name) is expected


def test_nothing_stands_in_the_way_of_a_text_pipeline() -> None:
    assert obstacle(PipelineCase("bert", "BertForMaskedLM", "fill-mask")) is None
