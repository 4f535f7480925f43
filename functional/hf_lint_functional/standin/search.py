"""Looks for a profile with which a model runs: down the ladder, on each rung mended by what the errors say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hf_lint_functional.standin.attempt import Attempt
from hf_lint_functional.standin.default_tree import check_forward, default_fault, default_tree
from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.inputs.make import NoMaker
from hf_lint_functional.standin.known_profiles import known
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.standin.recipes import started
from hf_lint_functional.standin.repair import mended
from hf_lint_functional.standin.shrinking.rung import LADDER

TRIES = 12
DEPTH = 6
MOST_TRIES = 40


class Search:
    """One search: what was tried, and what the errors were."""

    def __init__(self, config_class: Any, model_class: Any, token_ids: Mapping[str, int], seed: int) -> None:
        check_forward(model_class)
        self.model_type = str(getattr(config_class, "model_type", ""))
        self.tree = default_tree(config_class, model_class)
        self.recipe = str(getattr(self.tree.config, "model_type", ""))
        self.model_class = model_class
        self.token_ids = token_ids
        self.seed = seed
        self.errors: list[Exception] = []
        self.said = ""
        self.tries = 0
        self.tried: set[str] = set()

    def run(self, hints: Sequence[Profile] = (), *, cold: bool = False) -> Attempt:
        """The first attempt that runs: by what is known of the release, by the hints, then down the ladder."""
        told = None if cold else known(self._version(), self.model_type, self.model_class.__name__)
        if told is not None and told.profile is None:
            return self._once(started(self.recipe, self.model_class.__name__, LADDER[0].name))
        for profile in [*([told.profile] if told and told.profile else []), *hints]:
            attempt = self._attempt(profile, careful=False)
            if self._tried(attempt) is None:
                return attempt
        return self._searched()

    def _searched(self) -> Attempt:
        for rung in LADDER:
            attempt = self._climbed(started(self.recipe, self.model_class.__name__, rung.name))
            if attempt is not None:
                return attempt
            if self._is_hopeless():
                break
        raise self._refusal()

    def _once(self, profile: Profile) -> Attempt:
        """One try of what a search is known to have failed with: its error says why."""
        attempt = self._attempt(profile, careful=True)
        if (error := self._tried(attempt)) is None:
            return attempt
        self._note(attempt, error)
        raise self._refusal()

    def _attempt(self, profile: Profile, *, careful: bool) -> Attempt:
        return Attempt(self.tree, self.model_class, profile, self.token_ids, self.seed, careful=careful)

    def _note(self, attempt: Attempt, error: Exception) -> str:
        said = f"{attempt.stage} {type(error).__name__}: {error}"
        self.said = self.said or said
        self.errors.append(error)
        return said

    @staticmethod
    def _version() -> str:
        import transformers

        return str(transformers.__version__)

    def _is_hopeless(self) -> bool:
        """Whether size cannot be the matter: a package is missing, or two rungs began with the same plain error."""
        return isinstance(self.errors[0], (ImportError, NoMaker)) or self.tries >= MOST_TRIES

    def _refusal(self) -> StandInError:
        first = self.errors[0]
        if isinstance(first, ImportError):
            return StandInError("missing-package", str(first).strip().split("\n")[0])
        if self.said.startswith(("config ", "model ")) and (reason := default_fault(self.tree, self.model_class)):
            return StandInError("upstream-default", reason)
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
            attempt = self._attempt(profile, careful=True)
            self.tries += 1
            error = self._tried(attempt)
            if error is None:
                return attempt
            said = self._note(attempt, error)
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
