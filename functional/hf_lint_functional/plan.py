"""From a request to what is run: which test files, in this shard of the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from hf_lint_functional.execution.subject import Subject, SubjectReader
from hf_lint_functional.selection import shard, stratified

if TYPE_CHECKING:
    from pathlib import Path

    from hf_lint.catalog.catalog import Catalog
    from hf_lint.settings.model import Settings
    from hf_lint_functional.request import Request

Thing = TypeVar("Thing")


def subjects_of(request: Request, settings_of: Callable[[Path], Settings], catalog: Catalog) -> list[Subject]:
    """The test files of a request, each read, in the order of their paths."""
    wanted = request.only
    files = [path for path in request.files if wanted is None or str(path) in wanted]
    subjects = list(map(SubjectReader(settings_of, catalog).read, files))
    fitting = [subject for subject in subjects if _fits(subject, request)]
    return share(request, fitting, lambda subject: subject.family)


def _fits(subject: Subject, request: Request) -> bool:
    """Whether a file is of a family, task and model type that was asked for; a broken file shows in every run."""
    if subject.fault:
        return True
    families, tasks, types = request.families, request.tasks, request.model_types
    return (
        (not families or subject.family in families)
        and (not tasks or subject.hints.task in tasks)
        and (not types or types == ("all",) or bool(set(types) & set(subject.model_types)))
    )


def share(request: Request, things: Sequence[Thing], family_of: Callable[[Thing], str]) -> list[Thing]:
    """The sample of a request, and of that the shard."""
    chosen = stratified(things, family_of, request.max_tests or len(things), request.seed)
    return shard(chosen, *request.shard)
