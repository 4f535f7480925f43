from __future__ import annotations

from importlib.util import find_spec
from types import SimpleNamespace

import pytest

from hf_lint_functional.preprocessing.borrowing import lender
from hf_lint_functional.preprocessing.fitting import fit
from hf_lint_functional.preprocessing.processor import preprocessing_for
from hf_lint_functional.preprocessing.tables import table
from hf_lint_functional.preprocessing.token_ids import token_ids

pytestmark = pytest.mark.filterwarnings("default")
without_torchvision = pytest.mark.skipif(find_spec("torchvision") is not None, reason="torchvision is there")


@pytest.mark.parametrize(
    ("model_type", "owner"),
    [("vit", "vit"), ("rt_detr_v2", "rt_detr"), ("dinov2_with_registers", "dinov2"), ("bert", None)],
)
def test_a_type_without_an_image_processor_borrows_that_of_the_family_it_derives_from(
    model_type: str, owner: str | None
) -> None:
    assert lender(model_type, table("image_processing_auto", "IMAGE_PROCESSOR_MAPPING_NAMES")) == owner


def test_the_image_processor_follows_the_image_size_of_the_model() -> None:
    from transformers import ViTConfig

    made = preprocessing_for("vit")
    fit(made, ViTConfig(image_size=32))
    assert dict(made.parts["image_processor"].size) == {"height": 32, "width": 32}


def test_the_feature_extractor_follows_the_mel_bands_of_the_model() -> None:
    from transformers import WhisperConfig

    made = preprocessing_for("whisper")
    fit(made, WhisperConfig(num_mel_bins=16))
    assert made.processor.feature_extractor is made.parts["feature_extractor"]
    assert made.parts["feature_extractor"].mel_filters.shape[1] == 16


def test_the_longest_text_fits_the_positions_of_the_model() -> None:
    from transformers import BertConfig

    made = preprocessing_for("bert")
    fit(made, BertConfig(max_position_embeddings=40))
    assert made.parts["tokenizer"].model_max_length == 38


@without_torchvision
def test_a_video_processor_says_that_it_needs_torchvision() -> None:
    made = preprocessing_for("qwen2_vl")
    assert "torchvision" in made.missing["video_processor"].reason
    assert made.missing["processor"].kind == "missing-package"
    assert set(made.parts) == {"image_processor", "tokenizer"}


def test_a_chat_shows_each_image_as_the_processor_wants_it() -> None:
    processor = preprocessing_for("idefics2").processor
    chat = [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": "What is this?"}]}]
    assert processor.apply_chat_template(chat).strip() == "<s>user: <image>What is this?"


def test_ids_are_given_by_the_names_of_the_configuration() -> None:
    from transformers import LlavaConfig

    made = preprocessing_for("llava")
    found = token_ids(LlavaConfig(), made)
    tokenizer = made.parts["tokenizer"]
    assert found["image_token_index"] == tokenizer.convert_tokens_to_ids("<image>")
    assert found["vocab_size"] == len(tokenizer)


def test_a_field_with_the_default_of_the_end_token_gets_its_id() -> None:
    from transformers import BartConfig

    made = preprocessing_for("bart")
    found = token_ids(BartConfig(), made)
    assert found["decoder_start_token_id"] == found["eos_token_id"] == made.parts["tokenizer"].eos_token_id


def test_without_a_tokenizer_no_ids_are_given() -> None:
    assert token_ids(SimpleNamespace(), preprocessing_for("vit")) == {}
