"""The files that a tokenizer's class reads, in the format that each class expects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint_functional.preprocessing import vocabulary

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase


def write_files(
    tokenizer_class: type[PreTrainedTokenizerBase], folder: Path, formats: Mapping[str, str], special: tuple[str, ...]
) -> None:
    """Writes what the class lists as its vocabulary files; ``formats`` overrides what a name suggests."""
    names = {key: name for key, name in tokenizer_class.vocab_files_names.items() if name not in _NOT_VOCABULARY}
    for key, name in names.items():
        kind = formats.get(key) or _suggested(name, names)
        if kind != "none":
            (folder / name).write_bytes(FORMATS[kind](special))


def _suggested(name: str, names: Mapping[str, str]) -> str:
    """What a file of this name, next to the others, holds."""
    others = set(names.values())
    if name.endswith((".model", ".spm")):
        return "sentencepiece"
    if name in ("merges.txt", "bpe.codes"):
        return "merges"
    if name.endswith(".json") and "merges.txt" in others:
        return "bpe"
    if name.endswith(".json") and any(other.endswith((".model", ".spm")) for other in others):
        return "pieces"
    return "characters" if name.endswith(".json") else "wordpieces"


def _json(tokens: Iterable[str]) -> bytes:
    return json.dumps(
        {token: number for number, token in enumerate(dict.fromkeys(tokens))}, ensure_ascii=False
    ).encode()


def _lines(tokens: Iterable[str]) -> bytes:
    return "".join(f"{token}\n" for token in dict.fromkeys(tokens)).encode()


def _merges(pairs: Iterable[tuple[str, str]], ending: str = "", first: str = "#version: 0.2") -> bytes:
    return _lines([first, *(" ".join(pair) + ending for pair in pairs)])


def _marked(tokens: Iterable[str]) -> list[str]:
    """Pieces that are continued end with ``@@``, instead of last pieces with ``</w>``."""
    return [token[: -len("</w>")] if token.endswith("</w>") else f"{token}@@" for token in tokens]


def _word_bpe() -> tuple[str, ...]:
    return vocabulary.word_bpe()[0]


def _byte_bpe() -> list[str]:
    return vocabulary.by_id(vocabulary.byte_level(()).get_vocab())


def _numbered_characters(special: tuple[str, ...]) -> bytes:
    """For each character a number, as a table of shapes or of pronunciations wants."""
    return json.dumps({token: number for number, token in enumerate([*special, *vocabulary.characters()])}).encode()


def _byte_merges() -> list[tuple[str, str]]:
    merges = json.loads(vocabulary.byte_level(()).to_str())["model"]["merges"]
    return [(left, right) for left, right in merges]


def _bytes() -> list[str]:
    return [f"<|byte{number}|>" for number in range(256)]


_NOT_VOCABULARY = {"tokenizer.json", "tokenizer_config.json", "normalizer.json"}
_AMINO_ACIDS = ("<cls>", "<pad>", "<eos>", "<unk>", *"LAGVSERTIDPKQNFYMHWCXBUZO.-", "<null_1>", "<mask>")
_CPM_ANT = ("<d>", "</d>", "<s>", "</s>", "<pad>", "<unk>", "</n>", "</_>", "<mask>")
_PHONES = ("a", "b", "d", "e", "f", "h", "i", "j", "k", "l", "m", "n", "o", "p", "s", "t", "u", "v", "w", "z")

FORMATS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "wordpieces": lambda special: _lines([*special, *vocabulary.wordpieces()]),
    "characters": lambda special: _json([*special, *vocabulary.characters()]),
    "phones": lambda special: _json([*special, *_PHONES]),
    "character-lines": lambda special: _lines([*special, *vocabulary.characters()]),
    "cpm-ant": lambda _: _lines([*_CPM_ANT, *vocabulary.characters(), *vocabulary.words()]),
    "numbered": _numbered_characters,
    "amino-acids": lambda _: _lines(_AMINO_ACIDS),
    "bpe": lambda special: _json([*special, *_word_bpe()]),
    "bpe-marked": lambda special: _json([*special, *_marked(_word_bpe())]),
    "bpe-counted": lambda _: _lines(f"{token} 1" for token in _marked(_word_bpe())),
    "byte-bpe": lambda special: _json([*special, *_byte_bpe()]),
    "merges": lambda _: _merges(vocabulary.word_bpe()[1]),
    "merges-counted": lambda _: _merges(vocabulary.word_bpe()[1], " 1"),
    "no-merges": lambda _: _lines(["#version: 0.2"]),
    "byte-merges-after-dummy": lambda _: _merges(_byte_merges(), first="#version: 0.2\n<unused> <unused>"),
    "sentencepiece": lambda _: vocabulary.sentencepiece_model(),
    "sentencepiece-characters": lambda _: vocabulary.sentencepiece_model("char"),
    "pieces": lambda special: _json([*special, *vocabulary.sentencepieces()]),
    "pieces-counted": lambda _: _lines(f"{piece} 1" for piece in vocabulary.sentencepieces()[4:]),
    "japanese": lambda special: _lines(
        [*special, "<|startoftext|>", "<SP>", "<BR>", *_bytes(), *vocabulary.characters()]
    ),
    "emoji": lambda _: json.dumps({"emoji": {}, "emoji_inv": {}}).encode(),
    "byte-maps": lambda _: json.dumps({"decompose_map": {"41": "61 62"}, "merge_map": {"74 68": "e0 80"}}).encode(),
}
