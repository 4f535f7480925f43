"""Looks for a profile with which a model runs: down the ladder, on each rung mended by what the errors say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hf_lint_functional.standin.attempt import Attempt
from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.inputs.make import NoMaker
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.recipes import recipes, started
from hf_lint_functional.standin.repair import mended
from hf_lint_functional.standin.shrinking.rung import LADDER
from hf_lint_functional.standin.shrinking.tree import Node, read

TRIES = 12
DEPTH = 6
MOST_TRIES = 40


def default_tree(config_class: Any, model_class: Any) -> Node:
    """What to shrink: the default configuration, or the part of it that the model class is written for."""
    recipe = recipes().get(str(getattr(config_class, "model_type", "")), {})
    try:
        tree = read(config_class(**recipe.get("construct", {})))
    except Exception as error:
        raise StandInError("upstream-default", f"{config_class.__name__}() raises: {error}") from error
    wanted = getattr(model_class, "config_class", None)
    if wanted is None or isinstance(tree.config, wanted):
        return tree
    parts = [node for node in tree.walk() if isinstance(node.config, wanted)]
    return read(parts[0].config) if parts else tree


class Search:
    """One search: what was tried, and what the errors were."""

    def __init__(self, config_class: Any, model_class: Any, token_ids: Mapping[str, int], seed: int) -> None:
        self.model_type = str(getattr(config_class, "model_type", ""))
        self.tree = default_tree(config_class, model_class)
        self.model_class = model_class
        self.token_ids = token_ids
        self.seed = seed
        self.errors: list[Exception] = []
        self.said = ""
        self.tries = 0
        self.tried: set[str] = set()

    def run(self) -> Attempt:
        """The first attempt that runs."""
        for rung in LADDER:
            attempt = self._climbed(started(self.model_type, self.model_class.__name__, rung.name))
            if attempt is not None:
                return attempt
            if self._is_hopeless():
                break
        raise self._refusal()

    def _is_hopeless(self) -> bool:
        """Whether size cannot be the matter: a package is missing, or two rungs began with the same plain error."""
        return isinstance(self.errors[0], (ImportError, NoMaker)) or self.tries >= MOST_TRIES

    def _refusal(self) -> StandInError:
        first = self.errors[0]
        if isinstance(first, ImportError):
            return StandInError("missing-package", str(first).strip().split("\n")[0])
        return StandInError("unsupported", self.said)

    def _climbed(self, profile: Profile) -> Attempt | None:
        """Tries a profile, then what may mend it: deeper as long as the error is a new one."""
        seen: set[str] = set()
        waiting: list[tuple[int, Iterator[Profile]]] = [(0, iter([profile]))]
        for _ in range(TRIES):
            following = self._next(waiting)
            if following is None:
                return None
            depth, profile = following
            attempt = Attempt(self.tree, self.model_class, profile, self.token_ids, self.seed)
            self.tries += 1
            error = self._tried(attempt)
            if error is None:
                return attempt
            said = f"{attempt.stage} {type(error).__name__}: {error}"
            self.said = self.said or said
            self.errors.append(error)
            if said not in seen and depth < DEPTH:
                seen.add(said)
                waiting.append((depth + 1, mended(attempt, error)))
        return None

    def _next(self, waiting: list[tuple[int, Iterator[Profile]]]) -> tuple[int, Profile] | None:
        while waiting:
            depth, profiles = waiting[-1]
            for profile in profiles:
                if repr(profile) not in self.tried:
                    self.tried.add(repr(profile))
                    return depth, profile
            waiting.pop()
        return None

    def _tried(self, attempt: Attempt) -> Exception | None:
        try:
            attempt.run()
        except Exception as error:
            return error
        return None


def found(config_class: Any, model_class: Any, token_ids: Mapping[str, int], seed: int) -> Attempt:
    """The first attempt that runs; ``StandInError`` if none does."""
    return Search(config_class, model_class, token_ids, seed).run()
