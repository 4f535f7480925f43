import torch
import transformers
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers import pipeline as make_pipeline


def test_model():
    model = AutoModelForCausalLM.from_pretrained(
        "gpt2",
        dtype=torch.float16,  # HFT212
        device_map="auto",
    )
    tokenizer = AutoTokenizer.from_pretrained("gpt2", token=True)  # HFT212
    assert transformers.AutoModel.from_config(model.config, dtype="auto")  # HFT212
    assert tokenizer


def test_pipeline():
    assert make_pipeline("text-generation", dtype=torch.float16)  # HFT212
    assert make_pipeline("text-generation", model_kwargs={"dtype": torch.float16})  # HFT212


def test_quantized():
    assert AutoModelForCausalLM.from_pretrained("gpt2", load_in_8bit=True)  # HFT212
    assert AutoModelForCausalLM.from_pretrained("gpt2", load_in_4bit=True)  # HFT212


def test_no_fix(kwargs):
    assert AutoModelForCausalLM.from_pretrained("gpt2", torch_dtype="auto", **kwargs)  # HFT212
    assert AutoModelForCausalLM.from_pretrained("gpt2", use_auth_token=True, token=None)  # HFT212
