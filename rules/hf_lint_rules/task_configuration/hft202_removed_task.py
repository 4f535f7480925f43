"""The rule on pipeline tasks that transformers has removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.tasks import may_be_custom, tasks_of_broken, tasks_of_pipelines
from hf_lint.facts.version_guards import asks_for_version
from hf_lint.finding import Finding, Span
from hf_lint.rule import Rule
from hf_lint.syntax.broken_file import BrokenFile
from hf_lint.test_file import TestFile


class RemovedTask(Rule):
    """A pipeline is asked for a task that transformers has removed.

    transformers 5 has no pipelines any more for `summarization`, `translation`, `text2text-generation`,
    `question-answering`, `visual-question-answering` and `image-to-image`: `pipeline("summarization")` raises an
    error before it loads anything. The finding repeats what transformers itself says to use instead.

    Which release counts is settled by `target-transformers`; without it by the transformers that is installed beside
    hf-lint, or else by the newest that hf-lint knows. Tests for transformers 4 should set `target-transformers` to
    their release, such as `4.57`, which has these tasks.

    The task is followed to the literal that names it, as for HFT201. Left alone are tasks that never reach `pipeline`,
    those that the file registers, those that stand under a condition that asks for a version, and calls that are
    meant to fail.
    """

    code = "HFT202"
    name = "removed-task"
    message = "transformers {version} has no task `{task}` any more: {hint}"
    BAD: ClassVar = (
        'from transformers import pipeline\n\npipe = pipeline("summarization")  # HFT202\n',
        'import transformers\n\nTASK = "translation_en_to_fr"  # HFT202\npipe = transformers.pipeline(task=TASK)\n',
    )
    GOOD: ClassVar = (
        'from transformers import pipeline\n\npipe = pipeline("text-generation")\n',
        'import transformers\n\nTASK = "summarization"\nmodel = transformers.AutoModel.from_pretrained(NAME)\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at every task that reaches a pipeline."""
        if "pipeline" not in file.source.text:
            return
        for use in tasks_of_pipelines(file):
            hint = _hint(file, use.task)
            if hint is None or use.call is None or may_be_custom(file, use) or asks_for_version(file, use.call):
                continue
            if not is_meant_to_fail(file, use.call):
                yield self._finding(file, use.literal, use.task, hint)

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """Looks at the tasks that calls of ``pipeline`` name themselves."""
        for task, span in tasks_of_broken(file):
            if (hint := _hint(file, task)) is not None:
                yield self._finding(file, span, task, hint)

    def _finding(self, file: TestFile | BrokenFile, place: cst.CSTNode | Span, task: str, hint: str) -> Finding:
        return self.at(file, place, version=catalog_for(file.settings).version, task=task, hint=hint)


def _hint(file: TestFile | BrokenFile, task: str) -> str | None:
    """What transformers says of a task that it has removed; None for any other."""
    catalog = catalog_for(file.settings)
    hint = catalog.removal_hint(task) if catalog.normal_task(task) is None else None
    return None if hint is None else hint.rstrip(".")
