"""What a template is told of the model type that a test is written for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from hf_lint.catalog.nearest import folded
from hf_lint.coverage.scope import parts_of
from hf_lint.scaffold.choice import main_head, main_input, other_heads, pipeline_task, reads
from hf_lint.scaffold.parts import config_classes, pipeline_mapping
from hf_lint.scaffold.recipes import Recipe, recipe_for, tensors_by_main_input

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.catalog.model import ModelType

_LOADERS = {
    "text": "AutoTokenizer",
    "image": "AutoImageProcessor",
    "sound": "AutoFeatureExtractor",
    "processor": "AutoProcessor",
}
_MATERIALS = {
    **{kind: (kind,) for kind in ("text", "image", "sound")},
    "processor": ("text", "image"),
    **dict.fromkeys(("image-classification", "object-detection", "depth-estimation"), ("image",)),
    **dict.fromkeys(("audio-classification", "automatic-speech-recognition"), ("sound",)),
    **dict.fromkeys(("text-generation", "text-classification", "token-classification"), ("text",)),
    "zero-shot-image-classification": ("image",),
}
STANDALONE, UPSTREAM = "standalone", "upstream"


@dataclass(frozen=True)
class ModelTest:
    """One test to write. Templates see all of it as ``test``."""

    known: ModelType
    catalog: Catalog
    recipe: Recipe

    @property
    def model_type(self) -> str:
        """As transformers spells it."""
        return self.known.name

    @property
    def family(self) -> str:
        """The architecture family, which names the template."""
        return self.known.details.family

    @cached_property
    def module(self) -> str:
        """The model type as a part of a module's name."""
        return re.sub(r"\W", "_", self.known.name)

    @cached_property
    def title(self) -> str:
        """The model type as a part of a class's name, in transformers' own spelling where that is of this type."""
        prefix = self.known.config_class.removesuffix("Config")
        if folded(prefix) == folded(self.known.name):
            return prefix
        return "".join(part[:1].upper() + part[1:] for part in re.split(r"[\W_]+", self.known.name))

    @cached_property
    def checkpoint(self) -> str:
        """A checkpoint that the documentation gives to this type alone, else an id that says what it is to be.

        Names without an organisation are passed over: they are no ids, or old ones that the Hub only redirects.
        """
        documented = (
            name
            for name in self.known.details.checkpoints
            if self.catalog.checkpoints.get(name) == self.model_type and "/" in name
        )
        return next(documented, f"org/{self.model_type}")

    @cached_property
    def auto_class(self) -> str:
        """The head that the test is about, by its Auto class."""
        return main_head(self.known, self.recipe)

    @cached_property
    def model_class(self) -> str:
        """The class of that head."""
        return self.recipe.model_class or self.known.heads[self.auto_class][0]

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Classes of further heads that take the same inputs."""
        return other_heads(self.known, self.model_class, self.recipe)

    @cached_property
    def task(self) -> str | None:
        """The task of the pipeline to test, one that the main head serves; None for none."""
        return pipeline_task(self.known, self.catalog, self.auto_class, self.model_class, self.recipe)

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """What the inputs are made from: ``text``, ``image``, ``sound``, ``processor``, or ``tensors``."""
        return reads(self.known, self.auto_class, self.recipe, is_part=self.model_type in parts_of(self.catalog))

    @cached_property
    def materials(self) -> frozenset[str]:
        """What the test shows the model: ``text``, ``image``, ``sound``."""
        return frozenset(kind for source in (*self.reads, self.task) for kind in _MATERIALS.get(source or "", ()))

    @property
    def gives(self) -> str:
        """What a forward pass of the main head gives, in words."""
        if self.writes:
            return "logits for each token"
        head = self.auto_class.removeprefix("AutoModel").removeprefix("For")
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head).lower()
        return f"outputs for the task of {words}" if words.isascii() and head.isalpha() else "hidden states"

    @property
    def writes(self) -> bool:
        """Whether the main head gives logits for each token, and a loss where the tokens are the labels."""
        return self.auto_class.removeprefix("AutoModelFor") in ("CausalLM", "MaskedLM", "Seq2SeqLM")

    @property
    def loaders(self) -> tuple[str, ...]:
        """The Auto classes of what prepares the inputs."""
        return tuple(_LOADERS[kind] for kind in self.reads if kind in _LOADERS)

    @property
    def tensors(self) -> Mapping[str, str]:
        """Inputs that nothing prepares, each as the expression over ``config`` that makes it."""
        if self.recipe.tensors or self.reads != ("tensors",):
            return self.recipe.tensors
        return tensors_by_main_input(main_input(self.known))

    @cached_property
    def mapping(self) -> Mapping[str, str]:
        """By task the class that transformers' own pipeline tests are to run; tasks without such a test left out."""
        return pipeline_mapping(self.known, self.catalog)

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The configuration classes of the model's parts by key, as far as it is certain which they are."""
        return config_classes(self.known, self.catalog)

    @cached_property
    def needs_torchvision(self) -> bool:
        """Whether what prepares the inputs of a pipeline works with torchvision only."""
        images = self.known.image_processors
        return bool(self.known.video_processors) or (bool(images) and not any(name.endswith("Pil") for name in images))


def refusal(catalog: Catalog, model_type: str) -> str:
    """Why there can be no test of a model type: it is unknown, or has no model to run. Empty if there can."""
    known = catalog.model_types.get(model_type)
    if known is None:
        meant = catalog.nearest_model_type(model_type)
        hint = f"; did you mean `{meant}`?" if meant else ""
        return f"transformers {catalog.version} has no model type `{model_type}`{hint}"
    if not any(map(catalog.has_class, known.model_classes)):
        return f"transformers {catalog.version} has no model class for `{model_type}`, so there is nothing to test"
    return ""


def model_test(catalog: Catalog, model_type: str) -> ModelTest:
    """Puts it together. Raises ``LookupError`` with the reason if there can be no test of the type."""
    if refused := refusal(catalog, model_type):
        raise LookupError(refused)
    known = catalog.model_types[model_type]
    # Tables of transformers name a class here and there that does not exist.
    there = {head: tuple(filter(catalog.has_class, classes)) for head, classes in known.heads.items()}
    heads = {head: classes for head, classes in there.items() if classes}
    return ModelTest(replace(known, heads=heads), catalog, recipe_for(model_type))
