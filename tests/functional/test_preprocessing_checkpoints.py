from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from hf_lint_functional.standin.checkpoint import cache_folder, cached_checkpoint, default_class, write_checkpoint
from hf_lint_functional.standin.error import StandInError

pytestmark = pytest.mark.filterwarnings("default")


def test_the_auto_classes_read_what_was_written(tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForMaskedLM, AutoTokenizer

    made = write_checkpoint("bert", "BertForMaskedLM", tmp_path)
    tokenizer, model = AutoTokenizer.from_pretrained(tmp_path), AutoModelForMaskedLM.from_pretrained(tmp_path)
    assert type(model).__name__ == "BertForMaskedLM"
    assert model.config.vocab_size >= len(tokenizer)
    assert model.config.pad_token_id == tokenizer.pad_token_id
    with torch.no_grad():
        assert model(**tokenizer("A cat sits.", return_tensors="pt")).logits.shape[-1] == made.standin.config.vocab_size


def test_an_image_of_any_size_becomes_what_the_model_reads(tmp_path: Path) -> None:
    import torch
    from PIL import Image
    from transformers import AutoImageProcessor, AutoModelForImageClassification

    write_checkpoint("vit", "ViTForImageClassification", tmp_path)
    pixels = AutoImageProcessor.from_pretrained(tmp_path)(Image.new("RGB", (33, 50)), return_tensors="pt")
    with torch.no_grad():
        assert AutoModelForImageClassification.from_pretrained(tmp_path)(**pixels).logits.shape[0] == 1


def test_the_ids_of_placeholders_agree(tmp_path: Path) -> None:
    from transformers import AutoConfig, AutoProcessor

    write_checkpoint("idefics2", "Idefics2ForConditionalGeneration", tmp_path)
    processor = AutoProcessor.from_pretrained(tmp_path)
    assert AutoConfig.from_pretrained(tmp_path).image_token_id == processor.image_token_id


def test_a_language_code_beyond_the_vocabulary_has_a_place_in_the_model(tmp_path: Path) -> None:
    from transformers import AutoConfig, AutoTokenizer

    pytest.importorskip("sentencepiece")
    write_checkpoint("m2m_100", "M2M100Model", tmp_path)
    ids = AutoTokenizer.from_pretrained(tmp_path)("A cat sits.")["input_ids"]
    assert max(ids) < AutoConfig.from_pretrained(tmp_path).vocab_size


def test_a_voice_is_read_in_as_many_bands_as_the_model_takes(tmp_path: Path) -> None:
    from transformers import AutoConfig, AutoFeatureExtractor

    write_checkpoint("clvp", "ClvpModelForConditionalGeneration", tmp_path)
    bands = AutoFeatureExtractor.from_pretrained(tmp_path).feature_size
    assert bands == AutoConfig.from_pretrained(tmp_path).decoder_config.feature_size


@pytest.mark.parametrize("model_type", ["edgetam_video", "sam3_tracker_video"])
@pytest.mark.skipif(find_spec("torchvision") is not None, reason="nothing is missing here")
def test_an_image_processor_that_needs_a_missing_package_asks_for_it(model_type: str, tmp_path: Path) -> None:
    from transformers import AutoImageProcessor

    write_checkpoint(model_type, None, tmp_path)
    with pytest.raises((ImportError, ValueError), match=r"(?i)torchvision"):
        AutoImageProcessor.from_pretrained(tmp_path)


def test_a_bare_type_stands_for_its_base_model() -> None:
    assert default_class("bert") == "BertModel"


@pytest.mark.parametrize(("model_type", "name"), [("no_such_type", None), ("bert", "NoSuchClass")])
def test_an_unknown_name_is_an_error_that_says_so(model_type: str, name: str | None, tmp_path: Path) -> None:
    with pytest.raises(StandInError, match=name or model_type):
        write_checkpoint(model_type, name, tmp_path)


def test_a_second_call_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = Path(cached_checkpoint("bert", "BertModel"))
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert Path(cached_checkpoint("bert", "BertModel")) == folder == cache_folder("bert", "BertModel")
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_two_processes_at_once_leave_one_checkpoint_and_no_drafts(tmp_path: Path) -> None:
    script = "from hf_lint_functional.standin.checkpoint import cached_checkpoint as c; print(c('gpt2', 'GPT2Model'))"
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) for _ in range(2)]
    said = {process.communicate()[0].splitlines()[-1] for process in both}
    assert [process.returncode for process in both] == [0, 0]
    (folder,) = map(Path, said)
    assert [path.name for path in folder.parent.iterdir()] == ["GPT2Model"]
    assert (folder / "model.safetensors").is_file()


def aged(folder: Path, days: float) -> Path:
    folder.mkdir(parents=True)
    os.utime(folder, (then := time.time() - days * 24 * 3600, then))
    return folder


def test_the_first_checkpoint_of_a_recipe_removes_those_of_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    recipes = cache_folder("bert", "BertModel").parent.parent.parent
    old, recent = (aged(recipes / f"transformers-1-hf-lint-{days}", days) for days in (31, 29))
    cached_checkpoint("bert", "BertModel")
    assert (old.exists(), recent.exists()) == (False, True)


def test_a_new_checkpoint_removes_abandoned_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    recipe = cache_folder("bert", "BertModel").parent.parent
    abandoned, fresh = aged(recipe / "gpt2" / ".GPT2Model-1", 2), aged(recipe / "gpt2" / ".GPT2Model-2", 0)
    cached_checkpoint("bert", "BertModel")
    assert (abandoned.exists(), fresh.exists()) == (False, True)
