from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from huggingface_hub import HfApi, hf_hub_download

from hf_lint_functional.hub.process import HubProcess
from hf_lint_functional.runner.pool import Job, Pool


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with HubProcess(tmp_path_factory.mktemp("hub")) as process:
        yield process


def test_a_stand_in_is_made_when_first_asked_for(hub: HubProcess, tmp_path: Path) -> None:
    path = hf_hub_download("google-bert/bert-base-uncased", "config.json", endpoint=hub.url, cache_dir=tmp_path)
    assert '"model_type": "bert"' in Path(path).read_text(encoding="utf-8")


def test_killed_it_comes_back_at_the_same_address_with_the_same_answers(hub: HubProcess) -> None:
    before = HfApi(endpoint=hub.url).model_info("openai-community/gpt2")
    url, old, starts = hub.url, hub.pid, hub.starts
    os.kill(old, signal.SIGKILL)
    hub.wait_for_start(starts + 1)
    after = HfApi(endpoint=hub.url).model_info("openai-community/gpt2")
    assert (hub.url, after.sha, after.pipeline_tag) == (url, before.sha, "text-generation")


def test_nothing_is_left_running_when_it_is_closed(tmp_path: Path) -> None:
    with HubProcess(tmp_path / "hub") as process:
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_a_run_survives_the_death_of_its_hub(hub: HubProcess) -> None:
    arguments = {"endpoint": f"{hub.url}/~survivor", "pid": hub.pid}
    target = "hub_jobs:download_kill_download"
    environment = {"PYTHONPATH": str(Path(__file__).parent)}
    with Pool(workers=1, preload=("huggingface_hub",), environment=environment) as pool:
        (ending,) = pool.run([Job("survivor", target, arguments)])
    assert (ending.how, ending.value) == ("returned", ["bert", "bert"])


def test_a_model_loads_without_safetensors(hub: HubProcess, tmp_path: Path) -> None:
    folder = str(Path(__file__).parent)
    environment = {"PYTHONPATH": folder, "HF_ENDPOINT": hub.url, "HF_HUB_OFFLINE": "0", "TRANSFORMERS_OFFLINE": "0"}
    with Pool(workers=1, environment=environment) as pool:
        (ending,) = pool.run([Job("pickled", "hub_jobs:load_without_safetensors", {"cache": str(tmp_path)})])
    assert (ending.how, ending.value) == ("returned", 0)
