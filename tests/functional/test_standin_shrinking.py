from __future__ import annotations

import pytest
import torch
from transformers import BertConfig, CLIPConfig, LlamaConfig, MixtralConfig, Qwen2VLConfig, ResNetConfig

from hf_lint_functional.standin.shrinking.rung import RUNGS
from hf_lint_functional.standin.shrinking.shrink import shrunk
from hf_lint_functional.standin.shrinking.tree import built, read


def small(config, rung="small", token_ids=None):
    tree = read(config)
    return built(tree, shrunk(tree, RUNGS[rung], token_ids or {}))


def test_widths_heads_and_layers_become_few():
    config = small(BertConfig())
    assert (config.hidden_size, config.num_attention_heads, config.num_hidden_layers) == (64, 4, 2)


def test_keys_stay_shared_where_the_default_shares_them():
    config = small(LlamaConfig(num_attention_heads=32, num_key_value_heads=8))
    assert config.num_attention_heads == 2 * config.num_key_value_heads


def test_experts_become_four_of_which_two_are_chosen():
    config = small(MixtralConfig())
    assert (config.num_local_experts, config.num_experts_per_tok) == (4, 2)


def test_nothing_grows():
    assert small(BertConfig(hidden_size=32, num_attention_heads=2, vocab_size=50)).to_dict().items() >= {
        ("hidden_size", 32),
        ("num_attention_heads", 2),
        ("vocab_size", 50),
    }


def test_special_tokens_move_into_the_small_vocabulary_and_stay_apart():
    config = small(Qwen2VLConfig())
    ids = [config.image_token_id, config.video_token_id, config.vision_start_token_id, config.vision_end_token_id]
    assert len(set(ids)) == len(ids)
    assert max(ids) < config.text_config.vocab_size


def test_the_ids_of_a_tokenizer_win():
    config = small(BertConfig(), token_ids={"pad_token_id": 7, "vocab_size": 300})
    assert (config.pad_token_id, config.vocab_size) == (7, 300)


def test_stages_keep_their_number_and_their_proportions():
    config = small(ResNetConfig())
    assert list(config.depths) == [1, 1, 1, 1]
    assert [width * 2 for width in config.hidden_sizes[:-1]] == config.hidden_sizes[1:]


def test_sub_configs_shrink_too():
    config = small(CLIPConfig())
    assert (config.text_config.hidden_size, config.vision_config.hidden_size) == (64, 64)
    assert config.vision_config.image_size == 64


def test_division_keeps_the_size_of_a_head():
    config = small(BertConfig(), "divided")
    assert config.hidden_size // config.num_attention_heads == 64


@pytest.mark.parametrize("rung", sorted(RUNGS))
def test_every_rung_gives_a_configuration_that_makes_a_model(rung):
    from transformers import BertModel

    with torch.device("meta"):
        assert BertModel(small(BertConfig(), rung)).config.num_hidden_layers >= 2
