"""What the settings of configurations are called: the vocabulary of the rules."""

from __future__ import annotations

import re

WIDTH = re.compile(
    r"^(n_embd|d_model|dim|width|emb_dim|input_dim|output_dim|model_dim|latent_dim|.*embed_dim|.*embedding_(size|dim)"
    r"|.*hidden_(size|dim)|.*_width|.*proj(ection|ector)?_(dim|size)|.*_d_model|.*context_dim|.*_input_dim|cross_dim"
    r"|.*feature_size|.*feature_dim|.*_model_dim|.*cross_attention_dim|vision_dim|text_dim|d_embed|decoder_dim"
    r"|.*hidden_channels|base_channels|.*hidden_size_global|condition_dim|adapter_.*_dim|coordinate_size|shape_size|.*_in_dim|.*_out_dim|.*output_channels|.*proj_(dim|size)|fpn_feature_size|mask_feature_size|conv_dim|dim_model"
    r"|projector_(dim|size)|vision_output_dim|kv_dim|xvector_output_dim|classifier_proj_size|encoder_dim|joint_dim"
    r"|pooler_output_size|codevector_dim|proj_codevector_dim|out_hidden_size|d_latents|lstm_dim|bottleneck_(dim|features))$"
)
INNER = re.compile(
    r"^(n_inner|ffn_dim|d_ff|mlp_dim|dim_feedforward|.*intermediate_(size|dim)|.*ffn_dim|.*_d_ff|ff_dim|.*mlp_dim"
    r"|.*ffn_hidden_(size|dim)|.*dim_feedforward|.*feed_forward_(size|dim|proj_size)|.*expansion_dim|ffn_size)$"
)
HEAD_SIZE = re.compile(r"^(d_kv|kv_channels|attention_head_size|head_size|dim_head|.*_?head_dim|.*_d_head|d_head)$")
RANK = re.compile(r"^(.*_lora_rank|.*_rank|rank|.*_lora_dim)$")
KEY_VALUE_HEADS = re.compile(
    r"^(.*(key_value|kv)_heads.*|multi_query_group_num|.*n_kv_heads?|num_kv_heads|.*n_head_kv)$"
)
HEADS = re.compile(
    r"^(n_heads?|.*num_(attention_)?heads|.*attention_heads|.*n_heads?|num_head|heads|.*_attn_heads|.*num_attn_heads"
    r"|.*_num_(key|value)_heads)$"
)
LAYERS = re.compile(
    r"^(n_layers?|num_layers|depth|.*num_hidden_layers|.*num_layers|num_blocks|n_block|.*encoder_layers|.*decoder_layers"
    r"|.*_layers_num|.*_depth|.*n_layers?|.*num_block|layers|encoder_depth|num_.*_layers|num_.*_blocks)$"
)
PLACES = re.compile(r".*(index|idx|indices|layer_ids|_layers|layers_|feature_layer).*")
NOT_LAYERS = re.compile(
    r"^(.*(sharing|shared|skip|dense|adapter|window|upsample|sparse|mtp|nextn|global).*|max_depth|min_depth)$"
)
EXPERTS = re.compile(r"^((num|n)_.*experts|num_experts|n_experts|moe_num_experts|num_local_experts|expert_num)$")
CHOSEN_EXPERTS = re.compile(
    r"^(.*experts_per_tok(en)?|moe_topk|moe_top_k|num_selected_experts|moe_k|top_k_experts|expert_top_k|.*num_experts_per_tok)$"
)
VOCABULARY = re.compile(r"^(vocab_size(_per_layer_input)?|.*_vocab_size|n_vocab|.*group_vocab)$")
SMALL_VOCABULARY = re.compile(r"^type_vocab_size$|.*type_vocab_size$")
TOKEN_ID = re.compile(r"^.*(_token_id|_token_index|_token_ids|_id|_token_idx)$")
