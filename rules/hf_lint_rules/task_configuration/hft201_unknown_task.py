"""The rule on pipeline tasks that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.catalog.known_names import is_task, nearest_task, spelled_task
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.tasks import TaskUse, may_be_custom, tasks_of_broken, tasks_of_pipelines
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule
from hf_lint.syntax.broken_file import BrokenFile
from hf_lint.test_file import TestFile


class UnknownTask(Rule):
    """A pipeline is asked for a task that transformers has never had.

    `pipeline("text-clasification")` raises `KeyError: Unknown task` before it loads anything. Where the test swallows
    the error, the model is never tried. The finding names the task that was most likely meant; the fix is safe where
    only case, underscores and hyphens differ.

    The task is followed from the call of `transformers.pipeline` to the literal that names it: through `task=`,
    `**pipeline_kwargs`, `self.task`, constants such as `TASK_TYPE`, parameters, and registries of models. A task that
    never reaches `pipeline` may belong to a vocabulary of the test's own and is left alone. So is a call of anything
    else that happens to be called `pipeline`, a task that the file registers with `register_pipeline`, one that comes
    with its own `pipeline_class` or with `trust_remote_code`, and one that is meant to fail.
    """

    code = "HFT201"
    name = "unknown-task"
    message = "transformers has no pipeline task `{task}`{advice}"
    fixable = "sometimes"
    BAD: ClassVar = (
        'from transformers import pipeline\n\npipe = pipeline("text_classification")  # HFT201\n',
        'import transformers\n\nTASK_TYPE = "image-captioning"  # HFT201\npipe = transformers.pipeline(TASK_TYPE)\n',
    )
    GOOD: ClassVar = (
        'from transformers import pipeline\n\npipe = pipeline("text-classification")\n',
        'import transformers\n\npipeline = transformers.pipeline("fill-mask")\npipeline("A [MASK] sentence.")\n',
        'import transformers\n\nTASK_TYPE = "text_embedding"\nmodel = transformers.AutoModel.from_pretrained(NAME)\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at every task that reaches a pipeline."""
        if "pipeline" not in file.source.text:
            return
        for use in tasks_of_pipelines(file):
            if use.call is None or not _is_wrong(file, use.task) or may_be_custom(file, use):
                continue
            if not is_meant_to_fail(file, use.call):
                yield self._finding(file, use)

    def _finding(self, file: TestFile, use: TaskUse) -> Finding:
        fix = None
        if isinstance(use.literal, cst.SimpleString):
            fix = _fix(file, use.task, use.literal)
        return self.at(file, use.literal, fix=fix, task=use.task, advice=_advice(file, use.task))

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """Looks at the tasks that calls of ``pipeline`` name themselves."""
        for task, span in tasks_of_broken(file):
            if _is_wrong(file, task):
                yield self.at(file, span, task=task, advice=_advice(file, task))


def _is_wrong(file: TestFile | BrokenFile, task: str) -> bool:
    """Braces are a template that nobody filled, which is another rule's finding."""
    return bool(task) and "{" not in task and not is_task(task, file.settings)


def _advice(file: TestFile | BrokenFile, task: str) -> str:
    nearest = nearest_task(task, file.settings)
    return "" if nearest is None else f"; is `{nearest}` meant?"


def _fix(file: TestFile, task: str, literal: cst.SimpleString) -> Fix | None:
    nearest = nearest_task(task, file.settings)
    if nearest is None:
        return None
    edit = Edit(file.span(literal), f"{literal.prefix}{literal.quote}{nearest}{literal.quote}")
    return Fix(f"Ask for `{nearest}`", (edit,), safe=spelled_task(task) == nearest)
