"""What the catalogue says of a task, of a module, of a model type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Task:
    """A task of ``pipeline()``.

    ``modality`` is transformers' own word for it; ``loads`` is what its pipeline needs besides the model, such as
    ``tokenizer`` or ``image_processor``.
    """

    name: str
    auto_classes: tuple[str, ...]
    pipeline: str
    modality: str
    default: str | None = None
    loads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exports:
    """The public names of a module."""

    classes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Details:
    """What the files of a model say beyond the tables.

    ``sub_configs`` has class names by key; ``AutoConfig``, or ``AutoConfig:MODEL_TYPE`` with a default, where any
    type fits. ``main_input`` and ``modalities`` are None where no model class says.
    """

    family: str = "other"
    main_input: str | None = None
    modalities: tuple[str, ...] = ()
    checkpoints: tuple[str, ...] = ()
    sub_configs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ModelType:
    """All that is known of a model type.

    ``heads`` has model classes by Auto class (``AutoModelForCausalLM``), or by table where no Auto class reads it.
    ``parents`` are the model folders it takes classes from, the one it takes most from first.
    """

    name: str
    folder: str
    config_class: str
    heads: Mapping[str, tuple[str, ...]]
    tokenizers: tuple[str, ...]
    processors: tuple[str, ...]
    image_processors: tuple[str, ...]
    feature_extractors: tuple[str, ...]
    video_processors: tuple[str, ...]
    tasks: tuple[str, ...]
    details: Details
    parents: tuple[str, ...]

    @property
    def model_classes(self) -> tuple[str, ...]:
        """The classes of all heads, each once."""
        return tuple(dict.fromkeys(name for classes in self.heads.values() for name in classes))

    @property
    def preprocessors(self) -> tuple[str, ...]:
        """What prepares the inputs, each class once."""
        parts = (self.tokenizers, self.processors, self.image_processors, self.feature_extractors)
        return tuple(dict.fromkeys(name for names in (*parts, self.video_processors) for name in names))
