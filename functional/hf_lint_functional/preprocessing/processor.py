"""Everything that turns raw inputs into a model's inputs, made from nothing for a model type."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hf_lint_functional.preprocessing.borrowing import lender
from hf_lint_functional.preprocessing.chat_template import decision_template, give_template
from hf_lint_functional.preprocessing.recipes import recipe
from hf_lint_functional.preprocessing.tables import class_named, table
from hf_lint_functional.preprocessing.tokenizer import tokenizer_for
from hf_lint_functional.preprocessing.unbuildable import Unbuildable, explained

if TYPE_CHECKING:
    from pathlib import Path

    from transformers import PreTrainedTokenizerBase

KINDS = ("tokenizer", "image_processor", "feature_extractor", "video_processor")


@dataclass
class Preprocessing:
    """The parts by kind (``tokenizer``, ``image_processor``, ...), the processor over them, and why any is missing."""

    parts: dict[str, Any] = field(default_factory=dict)
    processor: Any = None
    missing: dict[str, Unbuildable] = field(default_factory=dict)

    @property
    def tokenizer(self) -> PreTrainedTokenizerBase | None:
        """The main tokenizer, if there is one."""
        return self.parts.get("tokenizer")

    def save(self, folder: Path) -> None:
        """Writes every part so that the auto classes find it."""
        self._name_absent(folder)
        if self.processor is None:
            for part in self.parts.values():
                part.save_pretrained(folder)
            return
        self.processor.save_pretrained(folder)
        if not keeps_template(self.processor):
            (folder / "decision.json").write_text('{"sanitize_control_tokens": false}\n', encoding="utf-8")
            (folder / "decision_template.jinja").write_text(decision_template(self.processor), encoding="utf-8")

    def _name_absent(self, folder: Path) -> None:
        """The class for which a package is missing, as published checkpoints do: transformers then says which one."""
        for kind in ("image_processor", "feature_extractor"):
            absent = self.missing.get(kind)
            if absent is not None and absent.kind == "missing-package" and absent.class_name:
                named = json.dumps({f"{kind}_type": absent.class_name})
                (folder / "preprocessor_config.json").write_text(f"{named}\n", encoding="utf-8")


def preprocessing_for(model_type: str, modalities: Collection[str] = ()) -> Preprocessing:
    """What a model type needs.

    Where transformers lists no tokenizer, image processor or feature extractor for the type, ``modalities`` (``text``,
    ``image``, ``audio``, as a model class names them) says which of them it gets all the same: the generic
    tokenizer, or the part that it borrows from a related family.
    """
    made = Preprocessing()
    attributes = _attributes(model_type, made)
    listed = model_type in table("tokenization_auto", "TOKENIZER_MAPPING_NAMES")
    makers: dict[str, Callable[[], Any]] = {name: _maker(name, model_type) for name in attributes}
    for kind, modality in (("image_processor", "image"), ("feature_extractor", "audio"), ("video_processor", "video")):
        entries = _table_of(kind)
        wanted = modality in modalities or model_type in recipe("borrowed")
        if kind not in makers and (model_type in entries or (wanted and lender(model_type, entries))):
            makers[kind] = _maker(kind, model_type)
    if "tokenizer" not in makers and (listed or "text" in modalities):
        makers["tokenizer"] = _maker("tokenizer", model_type)
    for name, make in makers.items():
        _add(made, name, make)
    if attributes and "processor" not in made.missing:
        _add_processor(made, model_type, attributes)
    give_template(made.processor, made.tokenizer)
    _give_pad_token(made)
    return made


def _give_pad_token(made: Preprocessing) -> None:
    """Where the class has none; without a processor only if pipelines cannot take the end token for it."""
    tokenizer = made.tokenizer
    if tokenizer is None or tokenizer.pad_token is not None:
        return
    if made.processor is not None or tokenizer.eos_token is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token


def modalities_of(model_class: Any) -> tuple[str, ...]:
    """What a model class reads: ``text``, ``image``, ``audio`` and so on."""
    named = getattr(model_class, "input_modalities", None) or ()
    return (named,) if isinstance(named, str) else tuple(named)


def processor_class_for(model_type: str) -> type[Any] | None:
    """The processor's class in transformers' table, its own or borrowed; None where there is no entry."""
    entries = table("processing_auto", "PROCESSOR_MAPPING_NAMES")
    name = entries.get(model_type) or entries.get(str(recipe("borrowed_processors").get(model_type)))
    return class_named(name) if name else None


def keeps_template(processor: Any) -> bool:
    """Whether the class takes a chat template when it is read again: not if its constructor does not name it."""
    if "chat_template" not in inspect.signature(type(processor).__init__).parameters:
        return False
    parts = {name: getattr(processor, name) for name in processor.get_attributes()}
    try:
        again = type(processor)(**parts, **_arguments(type(processor)), chat_template="{{ messages }}")
    except Exception:
        return False
    return getattr(again, "chat_template", None) is not None


def _attributes(model_type: str, made: Preprocessing) -> list[str]:
    """The parts that the processor is made of."""
    try:
        processor_class = processor_class_for(model_type)
    except Unbuildable as error:
        made.missing["processor"] = error
        return []
    if processor_class is None:
        made.missing["processor"] = Unbuildable("no-entry", f"transformers lists no processor for {model_type}")
        return []
    return list(processor_class.get_attributes())


def _maker(name: str, model_type: str) -> Callable[[], Any]:
    if name.endswith("tokenizer"):
        return lambda: tokenizer_for(model_type if name == "tokenizer" else recipe(name).get(model_type, model_type))
    kind = next((kind for kind in KINDS if name.endswith(kind)), "feature_extractor")
    return lambda: _part(kind, model_type)


def _table_of(kind: str) -> dict[str, Any]:
    modules = {
        "image_processor": ("image_processing_auto", "IMAGE_PROCESSOR_MAPPING_NAMES"),
        "feature_extractor": ("feature_extraction_auto", "FEATURE_EXTRACTOR_MAPPING_NAMES"),
        "video_processor": ("video_processing_auto", "VIDEO_PROCESSOR_MAPPING_NAMES"),
    }
    return table(*modules[kind])


def _part(kind: str, model_type: str) -> Any:
    """An image processor, feature extractor or video processor from its class's defaults."""
    entries = _table_of(kind)
    owner = lender(model_type, entries)
    if owner is None:
        raise Unbuildable("no-entry", f"transformers lists no {kind.replace('_', ' ')} for {model_type}")
    part_class = _available(entries[owner], kind, model_type)
    return part_class(**recipe(part_class.__name__).get("arguments", {}))


def _available(entry: str | Mapping[str, str | None], kind: str, model_type: str) -> type[Any]:
    """The class of an entry; of several backends the first whose packages are here."""
    names = {kind: entry} if isinstance(entry, str) else dict(entry)
    reasons = [Unbuildable("missing-package", f"the {kind.replace('_', ' ')} of {model_type} needs torchvision")]
    for backend in sorted(names, key=lambda found: found != "torchvision"):
        name = names[backend]
        try:
            if name is not None:
                return class_named(name)
        except Unbuildable as error:
            reasons.append(error)
    raise reasons[-1]


def _add(made: Preprocessing, name: str, make: Callable[[], Any]) -> None:
    try:
        made.parts[name] = make()
    except Exception as error:
        made.missing[name] = explained(error, name.replace("_", " "))


def _add_processor(made: Preprocessing, model_type: str, attributes: list[str]) -> None:
    absent = next((made.missing[name] for name in attributes if name in made.missing), None)
    if absent is not None:
        made.missing["processor"] = absent
        return
    processor_class = processor_class_for(model_type)
    parts = {name: made.parts[name] for name in attributes}
    try:
        if processor_class is not None:
            made.processor = processor_class(**parts, **_arguments(processor_class))
    except Exception as error:
        made.missing["processor"] = explained(error, getattr(processor_class, "__name__", "processor"))


def _arguments(processor_class: type[Any]) -> dict[str, Any]:
    """What the recipe gives, as far as the constructor takes it."""
    given = dict(recipe(processor_class.__name__).get("arguments", {}))
    taken = inspect.signature(processor_class.__init__).parameters
    return {name: value for name, value in given.items() if name in taken}
