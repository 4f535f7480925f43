from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from hf_lint_functional.preprocessing.examples import SENTENCE, encode
from hf_lint_functional.preprocessing.special_tokens import special_tokens
from hf_lint_functional.preprocessing.tokenizer import tokenizer_for
from hf_lint_functional.preprocessing.unbuildable import Unbuildable

KINDS = {
    "bert": "WordPiece",
    "gpt2": "byte-level BPE",
    "llama": "the generic class",
    "gemma": "BPE with SentencePiece's spaces",
    "t5": "Unigram",
    "pegasus": "Unigram that cannot be taught",
    "wav2vec2": "characters",
    "byt5": "bytes",
    "ctrl": "BPE from files",
    "bertweet": "fastBPE's files",
    "esm": "amino acids",
    "layoutlmv3": "words with boxes",
    "markuplm": "nodes with paths",
    "qwen2_vl": "with tokens for images",
}

pytestmark = pytest.mark.filterwarnings("default")


@pytest.mark.parametrize("model_type", KINDS, ids=KINDS.get)
def test_a_saved_tokenizer_encodes_as_before(model_type: str, tmp_path: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = tokenizer_for(model_type)
    tokenizer.save_pretrained(tmp_path)
    assert encode(AutoTokenizer.from_pretrained(tmp_path)) == encode(tokenizer)


@pytest.mark.parametrize("model_type", ["gpt2", "t5", "llama", "gemma", "byt5"])
def test_decoding_gives_the_sentence_back(model_type: str) -> None:
    tokenizer = tokenizer_for(model_type)
    assert tokenizer.decode(encode(tokenizer), skip_special_tokens=True).strip() == SENTENCE


@pytest.mark.parametrize("model_type", ["bert", "gpt2", "t5", "ctrl", "wav2vec2"])
def test_every_token_has_an_id_of_its_own_below_the_length(model_type: str) -> None:
    vocabulary = tokenizer_for(model_type).get_vocab()
    assert sorted(vocabulary.values()) == list(range(len(vocabulary)))


def test_a_real_special_token_is_one_token() -> None:
    tokenizer = tokenizer_for("bert")
    assert tokenizer.tokenize("[MASK]") == ["[MASK]"]
    assert encode(tokenizer)[0] == tokenizer.cls_token_id


@pytest.mark.parametrize(
    ("model_type", "first"), [("llama", True), ("mistral", True), ("gemma", True), ("gpt2", False)]
)
def test_an_empty_text_is_one_token_where_published_tokenizers_begin_texts(model_type: str, first: bool) -> None:
    tokenizer = tokenizer_for(model_type)
    assert tokenizer("")["input_ids"] == ([tokenizer.bos_token_id] if first else [])


def test_the_tokens_that_a_processor_reads_are_named() -> None:
    tokenizer = tokenizer_for("qwen2_vl")
    assert tokenizer.image_token == "<|image_pad|>"
    assert tokenizer.tokenize("a<|image_pad|>")[-1] == "<|image_pad|>"


def test_another_process_learns_the_same_vocabulary() -> None:
    kinds = ("bert", "gpt2", "t5", "ctrl", "clip")
    script = (
        "import json; from hf_lint_functional.preprocessing.tokenizer import tokenizer_for;"
        f"print(json.dumps([tokenizer_for(kind).get_vocab() for kind in {kinds}]))"
    )
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=paths)
    assert json.loads(run.stdout.splitlines()[-1]) == [tokenizer_for(kind).get_vocab() for kind in kinds]


@pytest.mark.skipif(find_spec("g2p_en") is not None, reason="the package is there")
def test_a_missing_package_is_named() -> None:
    with pytest.raises(Unbuildable, match="g2p_en") as caught:
        tokenizer_for("fastspeech2_conformer")
    assert caught.value.kind == "missing-package"


SOURCE = """
class Processor:
    def __init__(self, image_processor, tokenizer, audio_token="<sound>", pad_token="<p>"):
        self.image_token = "<|picture|>" if not hasattr(tokenizer, "image_token") else tokenizer.image_token
        self.start = tokenizer.boi_token
        self.end_id = tokenizer.convert_tokens_to_ids("<|end_of_picture|>")
        self.video = getattr(tokenizer, "video_token", "<film>")
        self.fake = AddedToken("<fake>", special=True)
"""


def test_special_tokens_are_read_from_the_source_of_a_processor(tmp_path: Path) -> None:
    source = tmp_path / "processing_x.py"
    source.write_text(SOURCE)
    found = special_tokens(source)
    assert found.named == {
        "audio_token": "<sound>",
        "boi_token": "<boi>",
        "image_token": "<|picture|>",
        "video_token": "<film>",
    }
    assert found.others == ("<|end_of_picture|>",)
