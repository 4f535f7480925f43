"""From a request to what is tried of which model types."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from hf_lint_functional.plan import share
from hf_lint_functional.request import RequestError
from hf_lint_functional.sweep.kinds import CLASSES, PIPELINES, TOKENIZERS, SweepKind
from hf_lint_functional.sweep.outcomes import outcome_name
from hf_lint_functional.sweep.targets import Parts, all_classes, base_classes, pipelines, tokenizers

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint_functional.request import Request


class SweepPlan(NamedTuple):
    """What is tried, of which model types, and the architecture family of each."""

    kind: SweepKind
    parts: Parts
    families: Mapping[str, str]

    def keys(self) -> list[tuple[str, str]]:
        """What the journal calls the outcomes that there will be."""
        return [(self.kind.name, outcome_name(name, each)) for name, parts in self.parts.items() for each in parts]

    def without(self, known: Collection[tuple[str, str]]) -> SweepPlan:
        """What is left where these outcomes are known."""
        kind = self.kind.name
        return self._replace(parts=_left(self.parts, lambda name: (kind, name) not in known))

    def options(self, request: Request) -> dict[str, Any]:
        """What the jobs are told besides."""
        if self.kind is TOKENIZERS:
            return {}
        placed = {"device": request.device, "seed": request.seed}
        return placed if self.kind is PIPELINES else {**placed, "thorough": request.all_classes}


def planned_sweep(request: Request, catalog: Catalog) -> SweepPlan:
    """Raises ``RequestError`` for a model type that there is not."""
    families = {name: found.details.family for name, found in catalog.model_types.items()}
    offered = _offered(request, catalog)
    every = request.model_types == ("all",)
    named = list(offered) if every else [_known(name, offered, catalog) for name in request.model_types]
    fitting = [name for name in named if not request.families or families.get(name) in request.families]
    parts = _parts(request, {name: offered[name] for name in fitting}, catalog)
    if (only := request.only) is not None:
        parts = _left(parts, lambda name: name in only)
    chosen = share(request, list(parts), lambda name: families.get(name, ""))
    return SweepPlan(_kind(request), {name: parts[name] for name in chosen}, families)


def _kind(request: Request) -> SweepKind:
    return PIPELINES if request.pipelines else TOKENIZERS if request.tokenizers else CLASSES


def _offered(request: Request, catalog: Catalog) -> Parts:
    if request.tokenizers:
        return tokenizers()
    return all_classes(catalog) if request.all_classes else base_classes(catalog)


def _parts(request: Request, fitting: Parts, catalog: Catalog) -> Parts:
    if request.pipelines:
        return pipelines(catalog, fitting, request.tasks)
    tasks = set(request.tasks)
    return {name: parts for name, parts in fitting.items() if not tasks or tasks & set(catalog.tasks_of(name))}


def _left(parts: Parts, wanted: Callable[[str], bool]) -> Parts:
    left = {name: tuple(each for each in names if wanted(outcome_name(name, each))) for name, names in parts.items()}
    return {name: names for name, names in left.items() if names}


def _known(name: str, offered: Parts, catalog: Catalog) -> str:
    if name in offered:
        return name
    nearest = catalog.nearest_model_type(name)
    hint = f"; is `{nearest}` meant?" if nearest and nearest != name else ""
    raise RequestError(f"transformers {catalog.version} has no model of the type `{name}`{hint}")
