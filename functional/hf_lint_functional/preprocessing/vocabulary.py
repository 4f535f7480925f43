"""Small vocabularies of every common kind, learned from the prose that comes with this package.

The learning is deterministic: one thread, a fixed text, and ties broken by the libraries in a fixed order.
"""

from __future__ import annotations

import io
import os
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SIZE = 400
ALPHABET = 300


@cache
def corpus() -> tuple[str, ...]:
    """The sentences that every vocabulary is learned from."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    return tuple(files(__package__).joinpath("corpus.txt").read_text("utf-8").splitlines())


def characters() -> list[str]:
    """Every character of the corpus that is no space, in order."""
    return sorted(set("".join(corpus())) - {" "})


def words() -> list[str]:
    """Every word of the corpus, in order."""
    return sorted({word for line in corpus() for word in line.split()})


def wordpieces(special: tuple[str, ...] = ()) -> list[str]:
    """WordPiece's lower-case pieces; the continuations start with ``##``."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=SIZE, special_tokens=list(special), show_progress=False)
    tokenizer.train_from_iterator(corpus(), trainer)
    return by_id(tokenizer.get_vocab())


def byte_level(special: tuple[str, ...]) -> Tokenizer:
    """A byte-level BPE tokenizer of the tokenizers library: it can encode any text."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=SIZE, special_tokens=list(special), initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    return tokenizer


def word_bpe() -> Tokenizer:
    """A BPE tokenizer over words, whose last pieces end with ``</w>``."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.BpeTrainer(vocab_size=SIZE + ALPHABET, end_of_word_suffix="</w>", show_progress=False)
    tokenizer.train_from_iterator(corpus(), trainer)
    return tokenizer


def unigram(special: tuple[str, ...], unknown: str) -> list[tuple[str, float]]:
    """The pieces of a Unigram model with their scores; words start with SentencePiece's ``▁``."""
    import json

    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=SIZE, special_tokens=list(special), unk_token=unknown, show_progress=False
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    return [(piece, score) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]]


@cache
def sentencepiece_model(kind: str = "unigram") -> bytes:
    """A SentencePiece model file; ``kind`` is ``unigram``, ``bpe`` or ``char``."""
    sentencepiece = import_module("sentencepiece")
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus()),
        model_writer=written,
        model_type=kind,
        vocab_size=SIZE,
        hard_vocab_limit=False,
        character_coverage=1.0,
        pad_id=3,
        num_threads=1,
        minloglevel=2,
    )
    return written.getvalue()


def sentencepieces(kind: str = "unigram") -> list[str]:
    """The pieces of that model, in the order of their ids."""
    sentencepiece = import_module("sentencepiece")
    model = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(kind))
    return [model.id_to_piece(piece) for piece in range(model.get_piece_size())]


def by_id(vocabulary: dict[str, int]) -> list[str]:
    """The tokens in the order of their ids."""
    return sorted(vocabulary, key=vocabulary.__getitem__)
