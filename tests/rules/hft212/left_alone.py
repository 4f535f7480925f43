import pytest
import torch
from diffusers import DiffusionPipeline, pipeline
from optimum.intel import OVModelForCausalLM
from transformers import AutoConfig, AutoModel, AutoTokenizer, BitsAndBytesConfig, WhisperProcessor


def test_others(model_class):
    DiffusionPipeline.from_pretrained("sd", torch_dtype=torch.float16)
    OVModelForCausalLM.from_pretrained("gpt2", load_in_8bit=True)
    pipeline("text-to-image", torch_dtype=torch.float16)
    model_class.from_pretrained("gpt2", torch_dtype=torch.float16)


def test_new_names():
    AutoModel.from_pretrained("gpt2", dtype="auto", token=None)
    AutoModel.from_pretrained("gpt2", quantization_config=BitsAndBytesConfig(load_in_8bit=True))


def test_refused():
    with pytest.raises(TypeError):
        AutoModel.from_pretrained("gpt2", load_in_8bit=True)


def test_both_names_mean_the_same():
    old = AutoModel.from_pretrained("gpt2", torch_dtype=torch.float16)
    new = AutoModel.from_pretrained("gpt2", dtype=torch.float16)
    assert old.dtype == new.dtype


def test_own_arguments(make):
    make(torch_dtype=torch.float16)
    assert AutoConfig.from_pretrained("gpt2").torch_dtype


def test_no_weights():
    tokenizer = AutoTokenizer.from_pretrained("gpt2", torch_dtype=torch.float16)
    assert tokenizer, WhisperProcessor.from_pretrained("openai/whisper-tiny", torch_dtype=torch.float16)
