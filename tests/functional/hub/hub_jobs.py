"""What the tests of the local Hub run in child processes."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path


def download_kill_download(endpoint: str, pid: int) -> list[str]:
    """The model type that a checkpoint's configuration says, before and after the Hub was killed."""
    before = _model_type(endpoint, "config.json", "before")
    os.kill(pid, signal.SIGKILL)
    return [before, _model_type(endpoint, "config.json", "after")]


def load_without_safetensors(cache: str) -> int:
    """How many weights of a model that is loaded from what was pickled were not there."""
    from transformers import AutoModelForMaskedLM

    name = "google-bert/bert-base-uncased"
    _, info = AutoModelForMaskedLM.from_pretrained(
        name, use_safetensors=False, cache_dir=cache, output_loading_info=True
    )
    return len(info["missing_keys"])


def _model_type(endpoint: str, name: str, cache: str) -> str:
    from huggingface_hub import hf_hub_download

    path = hf_hub_download("google-bert/bert-base-uncased", name, endpoint=endpoint, cache_dir=cache)
    return str(json.loads(Path(path).read_text(encoding="utf-8"))["model_type"])
