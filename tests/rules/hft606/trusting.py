import pytest
import transformers
from diffusers import DiffusionPipeline
from transformers import AutoConfig, AutoModel, AutoTokenizer, LlamaTokenizer, pipeline

MODEL_ID = "openbmb/MiniCPM-V-2_6"
COMMIT = "fd7f352fac0e06d0d818b23f98e3ec8c64267a57"


def test_loads(tmp_path, unknown, options):
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True)  # HFT606
    transformers.AutoTokenizer.from_pretrained(MODEL_ID, use_fast=False, trust_remote_code=True)  # HFT606
    pipeline("image-text-to-text", model=MODEL_ID, trust_remote_code=True)  # HFT606
    AutoConfig.from_pretrained(
        pretrained_model_name_or_path=MODEL_ID,
        trust_remote_code=True,  # HFT606
    )


def test_pinned(options):
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True, revision=COMMIT)
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True, code_revision=COMMIT)
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True, **options)
    pipeline("image-text-to-text", MODEL_ID, revision=COMMIT, model_kwargs={"trust_remote_code": True})


def test_no_code_of_others(tmp_path, unknown):
    AutoModel.from_pretrained(tmp_path, trust_remote_code=True)
    AutoModel.from_pretrained("./model", trust_remote_code=True)
    AutoModel.from_pretrained(unknown, trust_remote_code=True)
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=False)
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=unknown)
    AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True, local_files_only=True)
    AutoModel.from_pretrained("hf-internal-testing/test_dynamic_model", trust_remote_code=True)
    LlamaTokenizer.from_pretrained(MODEL_ID, trust_remote_code=True)
    DiffusionPipeline.from_pretrained(MODEL_ID, trust_remote_code=True)


def test_refused():
    with pytest.raises(ValueError):
        AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True)
