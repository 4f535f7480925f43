"""One try: a configuration by a profile, a model of it, its inputs, one forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hf_lint_functional.standin.inputs.make import made
from hf_lint_functional.standin.norm_statistics import has_nan, settle
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.shrinking.rung import RUNGS
from hf_lint_functional.standin.shrinking.shrink import shrunk
from hf_lint_functional.standin.shrinking.tree import Node, built
from hf_lint_functional.standin.shrinking.vocabulary import refitted

MOST_PARAMETERS = 60_000_000


class TooLarge(Exception):
    """The model has more parameters than a stand-in should."""


@dataclass
class Attempt:
    """How far a try came. ``stage`` is the step that it is in: config, model, inputs or forward.

    A ``careful`` attempt counts the parameters first and raises TooLarge rather than make a huge model.
    """

    tree: Node
    model_class: Any
    profile: Profile
    token_ids: Mapping[str, int]
    seed: int = 0
    careful: bool = False
    stage: str = "config"
    config: Any = None
    model: Any = None
    inputs: Mapping[str, Any] | None = None
    outputs: Any = None

    def run(self) -> None:
        """Goes through all steps; whatever a step raises comes out, with ``stage`` telling which it was."""
        import torch

        self.config = self._config()
        self.stage = "model"
        self.model = self._model()
        self.stage = "inputs"
        self.inputs = made(self.model, self.seed, self.profile)
        self.stage = "forward"
        torch.manual_seed(self.seed)
        with torch.no_grad():
            self.outputs = self.model(**self.inputs)
            if has_nan(self.outputs):
                self._settle()

    def _settle(self) -> None:
        """Once more with statistics of these inputs, if the model normalises by such."""
        inputs = made(self.model, self.seed, self.profile)
        if settle(self.model, inputs):
            self.outputs = self.model(**made(self.model, self.seed, self.profile))

    def _config(self) -> Any:
        changes = shrunk(self.tree, RUNGS[self.profile.rung], self.token_ids)
        for dotted in self.profile.kept:
            path, _, name = dotted.rpartition(".")
            changes.get(path, {}).pop(name, None)
        for dotted, value in self.profile.settings.items():
            path, _, name = dotted.rpartition(".")
            changes.setdefault(path, {})[name] = refitted(name, value, self.token_ids)
        return built(self.tree, changes)

    def _model(self) -> Any:
        import torch

        if self.careful:
            size = _size(self.model_class, self.config)
            if size > MOST_PARAMETERS:
                raise TooLarge(f"{size} parameters")
            self.config = self._config()
        torch.manual_seed(self.seed)
        return self.model_class(self.config).eval()


def _size(model_class: Any, config: Any) -> int:
    """How many parameters a model would have; 0 where it cannot be told without making it."""
    import torch

    try:
        with torch.device("meta"):
            return sum(weight.numel() for weight in model_class(config).parameters())
    except Exception:
        return 0
