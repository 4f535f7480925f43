from __future__ import annotations

from types import SimpleNamespace

import pytest
import torch
import transformers

from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.model import build
from hf_lint_functional.standin.norm_statistics import has_nan
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.repairs import rope_sections, unavailable_kernels
from hf_lint_functional.standin.repairs.trouble import Trouble
from hf_lint_functional.standin.shrinking.tree import read
from hf_lint_functional.sweep.generation import generate
from hf_lint_functional.sweep.job import classes, run
from hf_lint_functional.sweep.round_trip import likeness, round_trip

FAMILIES = [
    ("bert", "BertForSequenceClassification"),
    ("gpt2", "GPT2LMHeadModel"),
    ("t5", "T5ForConditionalGeneration"),
    ("mixtral", "MixtralModel"),
    ("mamba2", "Mamba2Model"),
    ("vit", "ViTForImageClassification"),
    ("convnext", "ConvNextBackbone"),
    ("clip", "CLIPModel"),
    ("glm4v", "Glm4vModel"),
    ("wav2vec2", "Wav2Vec2ForCTC"),
    ("whisper", "WhisperForConditionalGeneration"),
    ("videomae", "VideoMAEModel"),
    ("patchtst", "PatchTSTModel"),
    ("detr", "DetrForObjectDetection"),
    ("blt", "BltModel"),
]


@pytest.mark.parametrize(("model_type", "name"), FAMILIES)
def test_a_model_of_each_family_runs_and_is_small(model_type, name):
    standin = build(*classes(model_type, name))
    assert type(standin.model).__name__ == name
    assert sum(weight.numel() for weight in standin.model.parameters()) < 10_000_000


def test_the_same_seed_gives_the_same_weights_and_inputs():
    one, other = (build(*classes("bert", "BertModel"), seed=3) for _ in range(2))
    assert all(map(torch.equal, one.model.state_dict().values(), other.model.state_dict().values()))
    assert torch.equal(one.inputs["input_ids"], other.inputs["input_ids"])


def test_another_seed_gives_other_weights():
    one, other = (build(*classes("bert", "BertModel"), seed=seed) for seed in (0, 1))
    assert not torch.equal(one.model.embeddings.word_embeddings.weight, other.model.embeddings.word_embeddings.weight)


def test_a_cold_search_finds_what_the_error_names():
    standin = build(*classes("glm4v", "Glm4vModel"), cold=True)
    assert "mrope_section" in str(standin.config.to_dict())


def test_a_backbone_of_timm_is_replaced_where_timm_is_missing():
    pytest.importorskip("transformers")
    if transformers.utils.is_timm_available():
        pytest.skip("timm is here")
    assert build(*classes("detr", "DetrModel"), cold=True).config.backbone_config.model_type == "resnet"


def test_a_missing_package_is_named():
    if transformers.utils.is_natten_available():
        pytest.skip("natten is here")
    with pytest.raises(StandInError, match="natten") as caught:
        build(*classes("dinat", "DinatModel"))
    assert caught.value.kind == "missing-package"


def test_a_class_without_forward_is_told_apart():
    with pytest.raises(StandInError, match="no forward"):
        build(*classes("bark", "BarkModel"))


def test_a_class_that_transformers_does_not_have_is_its_own_fault():
    with pytest.raises(StandInError) as caught:
        classes("bert", "BertForNothing")
    assert caught.value.kind == "upstream-default"


def test_a_model_says_the_same_after_saving_and_loading():
    standin = build(*classes("bert", "BertModel"))
    assert round_trip(standin.model, standin.fresh_inputs) == "equal"


def test_other_weights_are_told_from_the_same():
    one, other = (build(*classes("bert", "BertModel"), seed=seed) for seed in (0, 1))
    inputs = one.fresh_inputs()
    with torch.no_grad():
        assert likeness(one.model(**inputs), other.model(**inputs)) == "different"


def test_a_generative_model_writes_tokens():
    standin = build(*classes("gpt2", "GPT2LMHeadModel"))
    assert generate(standin).shape[1] > standin.inputs["input_ids"].shape[1]


def test_a_job_tells_what_became_of_each_class():
    found = run("gpt2", ["GPT2Model", "GPT2LMHeadModel"])
    assert [one["class"] for one in found] == ["GPT2Model", "GPT2LMHeadModel"]
    assert [(one["forward"], one["round_trip"], one.get("generate")) for one in found] == [
        (True, "equal", None),
        (True, "equal", "ok"),
    ]


def test_a_profile_survives_json():
    profile = Profile("divided", settings={"head_dim": 8}, extra=("bbox",), shapes={"input_ids": (1, 4)})
    assert Profile.from_json(profile.to_json()) == profile


def trouble(config, error):
    return Trouble(SimpleNamespace(tree=read(config), config=config, profile=Profile()), error)


def test_kernels_that_are_not_there_are_done_without():
    config = transformers.JambaConfig()
    (profile,) = unavailable_kernels.repaired(trouble(config, ValueError("Fast kernels are not available here.")))
    assert profile.settings == {"use_mamba_kernels": False}


def test_kernels_are_left_alone_by_other_errors():
    assert not list(unavailable_kernels.repaired(trouble(transformers.JambaConfig(), ValueError("no"))))


def test_a_narrow_model_with_batch_normalisation_gives_numbers():
    standin = build(*classes("align", "AlignModel"))
    assert not has_nan(standin.model(**standin.fresh_inputs()))


def test_sections_that_a_model_uses_twice_are_shared_out_once():
    assert rope_sections.shares(8, [2, 3, 3, 2, 3, 3], [2, 3, 3]) == [1, 1, 2]
    assert rope_sections.shares(8, [16, 24, 24], [16, 24, 24]) == [2, 3, 3]


def test_outputs_without_a_tensor_are_not_alike() -> None:
    assert likeness({"words": "the same"}, {"words": "the same"}) == "nothing to compare"


def test_complex_numbers_are_compared_too() -> None:
    import torch

    assert likeness(torch.tensor([1j]), torch.tensor([2j])) == "different"
