"""Small vocabularies of every common kind, learned from the prose that comes with this package.

The learning is deterministic: one thread, a fixed text, and ties broken by the libraries in a fixed order.
"""

from __future__ import annotations

import io
import math
import os
from collections import Counter
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from tokenizers.pre_tokenizers import PreTokenizer

SIZE = 480
MERGES = 250


@cache
def corpus() -> tuple[str, ...]:
    """The sentences that every vocabulary is learned from."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    return tuple(files(__package__).joinpath("corpus.txt").read_text("utf-8").splitlines())


def both_cases() -> tuple[str, ...]:
    """The corpus, and the corpus in small letters."""
    return (*corpus(), *(line.lower() for line in corpus()))


def characters() -> list[str]:
    """Every character of the corpus that is no space, in order."""
    return sorted(set("".join(corpus())) - {" "})


def words_in_place() -> list[str]:
    """The corpus word by word, each with the space before it, for tokenizers that would learn across spaces."""
    return [word if not place else f" {word}" for line in corpus() for place, word in enumerate(line.split())]


def words() -> list[str]:
    """Every word of the corpus, in order."""
    return sorted({word for line in corpus() for word in line.split()})


@cache
def wordpieces() -> tuple[str, ...]:
    """WordPiece's pieces, for tokenizers that keep capitals and for those that do not; continuations start with ``##``.

    The library's own learner numbers pieces that have a prefix in an order that changes from run to run.
    """
    from tokenizers import pre_tokenizers

    split = pre_tokenizers.BertPreTokenizer()
    words = [word for line in both_cases() for word, _ in split.pre_tokenize_str(line)]
    segmented = [_plain_bpe().encode(word).tokens for word in words]
    pieces = {f"##{piece}" if place else piece for tokens in segmented for place, piece in enumerate(tokens)}
    singles = {f"##{letter}" for word in words for letter in word[1:]}
    return tuple(sorted(pieces | singles | set("".join(words))))


@cache
def unigram_pieces() -> tuple[tuple[str, float], ...]:
    """Pieces with their scores, the logarithms of how frequent they are; words start with SentencePiece's ``▁``."""
    from tokenizers import pre_tokenizers

    tokenizer = _bpe(pre_tokenizers.Metaspace(), corpus())
    found = Counter(token for line in corpus() for token in tokenizer.encode(line).tokens)
    total = sum(found.values()) + len(tokenizer.get_vocab())
    return tuple((piece, math.log((found[piece] + 1) / total)) for piece in by_id(tokenizer.get_vocab()))


@cache
def _plain_bpe() -> Tokenizer:
    from tokenizers import pre_tokenizers

    return _bpe(pre_tokenizers.BertPreTokenizer(), both_cases())


def _bpe(split: PreTokenizer, lines: tuple[str, ...]) -> Tokenizer:
    from tokenizers import Tokenizer, models, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = split
    tokenizer.train_from_iterator(lines, trainers.BpeTrainer(vocab_size=SIZE, show_progress=False))
    return tokenizer


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


@cache
def word_bpe() -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Tokens and merges over words split at spaces; the last pieces of words end with ``</w>``."""
    return learn(tuple(word for line in both_cases() for word in line.split()), MERGES)


@cache
def learn(words: tuple[str, ...], merges: int) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Learns byte-pair encoding with ``</w>``: the tokens, and the merges in their order.

    The library's own learner numbers pieces that have a suffix in an order that changes from run to run. Here the
    most frequent pair is merged, and of equals the first in order.
    """
    counted = {(*word[:-1], f"{word[-1]}</w>"): count for word, count in Counter(words).items()}
    alphabet = sorted(
        {letter for word in words for letter in (word[-1], *word)} | {f"{word[-1]}</w>" for word in words}
    )
    alphabet = sorted({*alphabet, *(f"{letter}</w>" for letter in alphabet if len(letter) == 1)})
    learned: list[tuple[str, str]] = []
    for _ in range(merges):
        pairs: Counter[tuple[str, str]] = Counter()
        for parts, count in counted.items():
            for pair in pairwise(parts):
                pairs[pair] += count
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        learned.append(best)
        counted = {_merged(parts, best): count for parts, count in counted.items()}
    return tuple(dict.fromkeys([*alphabet, *("".join(pair) for pair in learned)])), tuple(learned)


def _merged(parts: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    if pair[0] not in parts:
        return parts
    merged: list[str] = []
    for part in parts:
        if merged and (merged[-1], part) == pair:
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)


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
