"""Runs whose checkpoints are not made on the way: from the user's cache, or from a Hub that the user has named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from functional_runs import functional
from huggingface_hub import snapshot_download

from hf_lint_functional.hub.process import HubProcess

pytestmark = pytest.mark.xdist_group("one functional run")

ID = "google-bert/bert-base-uncased"
TEST = f"""
from transformers import AutoModel, AutoTokenizer


def test_it_answers():
    inputs = AutoTokenizer.from_pretrained("{ID}")("words", return_tensors="pt")
    assert AutoModel.from_pretrained("{ID}")(**inputs).last_hidden_state.isfinite().all()
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with HubProcess(tmp_path_factory.mktemp("hub")) as process:
        yield process


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "suite").mkdir()
    (tmp_path / "suite" / "test_hf_bert.py").write_text(TEST, encoding="utf-8")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    return tmp_path / "suite"


def test_a_checkpoint_in_the_cache_is_used_offline(suite: Path, hub: HubProcess) -> None:
    snapshot_download(ID, endpoint=hub.url, cache_dir=suite.parent / "home" / "hub")
    code, _, document = functional(suite, "--hub", "cache")
    assert (code, document["results"][0]["verdict"]) == (0, "passed")


def test_a_checkpoint_that_is_not_in_the_cache_is_the_environments_lack(suite: Path) -> None:
    code, _, document = functional(suite, "--hub", "cache")
    (result,) = document["results"]
    assert (code, result["verdict"], result["blame"]) == (1, "failed", "environment")


def test_online_asks_the_hub_that_the_user_has_named(
    suite: Path, hub: HubProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    code, _, document = functional(suite, "--hub", "online")
    assert (code, document["results"][0]["verdict"]) == (0, "passed")
