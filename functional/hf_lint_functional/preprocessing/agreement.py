"""Shows a model an image through its processor, and mends what the error says about the number of placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hf_lint_functional.preprocessing.chat_template import template
from hf_lint_functional.preprocessing.config_tree import fields, paths, settings, walk
from hf_lint_functional.preprocessing.pipeline_inputs import image, messages

if TYPE_CHECKING:
    from hf_lint_functional.preprocessing.processor import Preprocessing

TRIES = 5
_COUNTS = re.compile(r"tokens: (\d+),? features:? (\d+)")
_FOUND = re.compile(r"total number of (\S+) tokens in the prompts .* Found total (\d+) ")
_FORMATTED = re.compile(r"must be formatted as (\S+) but")
_TOO_MANY = "Number of elements of source < number of ones in mask"
_SHUFFLED = ("downsample_factor", "downsample_ratio", "scale_factor")
_NAMES = re.compile(r"\w*(seq_len\w*|num_image_tokens|num_query_tokens|tokens_per_image)")


def agree(made: Preprocessing, model: Any) -> None:
    """Changes the processor and the configuration in place. Other errors are left to whoever uses the checkpoint."""
    if getattr(made.processor, "image_processor", None) is None or made.tokenizer is None:
        return
    for _ in range(TRIES):
        message = _complaint(made.processor, model)
        if not message or not _mended(message, made.processor, model):
            return


def better(config: Any) -> dict[str, int | list[int]]:
    """By dotted path the settings with which an image fits: no more tokens than patches, and an even row of them."""
    known = settings(config)
    size, wanted = known.get("image_size"), known.get("mm_tokens_per_image")
    pair = (size, known.get("patch_size"))
    found_numbers = (value[0] if isinstance(value, (list, tuple)) else value for value in pair)
    numbers = [value for value in found_numbers if isinstance(value, int) and value > 0]
    if len(numbers) < 2:
        return {}
    side = numbers[0] // numbers[1]
    found: dict[str, int | list[int]] = {}
    if side % 2 and any(name in known for name in _SHUFFLED):
        even = numbers[1] * (side + 1)
        found["image_size"] = even if isinstance(size, int) else [even, even]
    if isinstance(wanted, int) and wanted > side * side:
        found["mm_tokens_per_image"] = max(side // 2, 1) ** 2
    return {f"{prefix}{name}": found[name] for prefix, one in paths(config) for name in found if name in fields(one)}


def _complaint(processor: Any, model: Any) -> str:
    """What the model says of an image that the processor prepared; empty where it takes it."""
    import torch

    try:
        with torch.no_grad():
            model(**_inputs(processor))
    except Exception as error:
        return str(error) or type(error).__name__
    return ""


def _inputs(processor: Any) -> Any:
    prompt = processor.apply_chat_template(messages("image"), tokenize=False)
    return processor(images=[image()], text=[prompt], return_tensors="pt")


def _mended(message: str, processor: Any, model: Any) -> bool:
    """Whether the message named something that could be put right."""
    if counts := _COUNTS.search(message):
        tokens, features = int(counts[1]), int(counts[2])
        return _repointed(processor, model) if tokens == 0 else _recount(processor, model, tokens, features)
    if found := _FOUND.search(message):
        return _replaced(processor, found[1] if found[2] == "0" else "")
    if formatted := _FORMATTED.search(message):
        return _replaced(processor, formatted[1])
    return _TOO_MANY in message and _withdrawn(processor, model)


def _repointed(processor: Any, model: Any) -> bool:
    """The model looks for another placeholder than the processor writes: names the one that it wrote most often."""
    added = processor.tokenizer.added_tokens_decoder
    written = Counter(id_ for id_ in _inputs(processor)["input_ids"][0].tolist() if id_ in added)
    if not written:
        return False
    (id_, _) = written.most_common(1)[0]
    changed = False
    for one in walk(model.config):
        for name in {"image_token_id", "image_token_index"} & set(fields(one)):
            changed = changed or getattr(one, name) != id_
            setattr(one, name, id_)
    return changed


def _replaced(processor: Any, placeholder: str) -> bool:
    better = template(processor, {"image": placeholder})
    changed = bool(better != processor.chat_template)
    processor.chat_template = better
    return changed


def _withdrawn(processor: Any, model: Any) -> bool:
    """Leaves the placeholder to the processor, if it writes it by itself."""
    before = processor.chat_template
    if _replaced(processor, "") and not _FOUND.search(_complaint(processor, model)):
        return True
    processor.chat_template = before
    return False


def _recount(processor: Any, model: Any, tokens: int, features: int) -> bool:
    """Changes the number that gave so many tokens, so that it gives as many as there are features."""
    hidden = getattr(model.config.get_text_config(), "hidden_size", 1)
    # Some messages count the numbers in all features instead of the features.
    counts = [count for count in (features, features // hidden) if count and count != tokens]
    extra = getattr(processor, "num_additional_image_tokens", None)
    for count in counts:
        if extra is not None and abs(count - tokens) == 1:
            processor.num_additional_image_tokens = extra + count - tokens
            return True
    return any(_scaled(processor, tokens, count) for count in counts)


def _scaled(processor: Any, tokens: int, count: int) -> bool:
    """Scales every number that explains the tokens: a processor may keep a copy of its image processor's."""
    fitting = [one for one in _numbers(processor) if tokens % one[2] == 0 and count * one[2] % tokens == 0]
    changes = [(owner, name, count * value // tokens) for owner, name, value in fitting if count * value >= tokens]
    for owner, name, value in changes:
        setattr(owner, name, value)
    return bool(changes)


def _numbers(processor: Any) -> Iterator[tuple[Any, str, int]]:
    for owner in (processor, processor.image_processor):
        for name, value in list(vars(owner).items()):
            if _NAMES.fullmatch(name) and isinstance(value, int) and value > 0:
                yield owner, name, value
