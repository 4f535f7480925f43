"""Which ids a configuration has to name, so that it agrees with the tokenizer and the processor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hf_lint_functional.preprocessing.config_tree import fields, walk

if TYPE_CHECKING:
    from hf_lint_functional.preprocessing.processor import Preprocessing

_FIELD = re.compile(r"(\w+?)(?:_token)?_(?:id|index)$")
_LARGE = 100_000
_STANDARD = ("bos", "eos", "pad", "sep", "cls", "mask", "unk")


def token_ids(config: Any, made: Preprocessing) -> dict[str, int]:
    """By the names of the configuration's fields: ``vocab_size``, ``pad_token_id``, ``image_token_index`` and so on.

    Also the added tokens by their text. ``config`` is the default one: a field that has the default of
    ``eos_token_id`` gets the end token as well.
    """
    tokenizer = made.tokenizer
    if tokenizer is None:
        return {}
    known = _known(made)
    found = {name: id_ for name, id_ in _wanted(config, known) if 0 <= id_ < _size(tokenizer)}
    return {"vocab_size": _size(tokenizer), **getattr(tokenizer, "added_tokens_encoder", {}), **found}


def _size(tokenizer: Any) -> int:
    """One more than the largest id; a table of all of Unicode is not listed for that.

    A few tokenizers have the codes of languages in a table of their own, with ids beyond the vocabulary.
    """
    if len(tokenizer) > _LARGE:
        return len(tokenizer)
    tables = [tokenizer.get_vocab(), *(value for name, value in vars(tokenizer).items() if name.endswith("_to_id"))]
    ids = [id_ for one in tables if isinstance(one, dict) for id_ in one.values() if isinstance(id_, int)]
    return max(len(tokenizer), max(ids, default=0) + 1)


def _known(made: Preprocessing) -> dict[str, int]:
    """The ids by plain names: ``image``, ``vision_start``, ``eos``."""
    tokenizer = made.tokenizer
    added = getattr(tokenizer, "added_tokens_encoder", {})
    known = {_plain(token): id_ for token, id_ in added.items() if _plain(token)}
    for name, token in [*_attributes(made.processor), *getattr(tokenizer, "special_tokens_map", {}).items()]:
        if tokenizer is None or not token or not name.endswith("_token"):
            continue
        id_ = tokenizer.convert_tokens_to_ids(str(token))
        if isinstance(id_, int) and (id_ != tokenizer.unk_token_id or str(token) == tokenizer.unk_token):
            known[name.removesuffix("_token")] = id_
    return known


def _attributes(processor: Any) -> list[tuple[str, Any]]:
    return list(vars(processor).items()) if processor is not None else []


def _plain(token: str) -> str:
    return re.sub(r"\W+", "_", token.lower()).strip("_")


def _wanted(config: Any, known: dict[str, int]) -> Iterator[tuple[str, int]]:
    for one in walk(config):
        values = fields(one)
        named = ((values.get(f"{name}_token_id"), name) for name in _STANDARD)
        standard = {value: name for value, name in named if isinstance(value, int)}
        for name, value in values.items():
            match = _FIELD.match(name)
            if match is None or not (value is None or isinstance(value, int)):
                continue
            if match[1] in known:
                yield name, known[match[1]]
            elif name.endswith("_token_id") and value is not None and standard.get(value) in known:
                yield name, known[standard[value]]
