"""The rule on pipeline tasks that a model has no head for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.pipeline_models import model_types_of_pipeline
from hf_lint.facts.task_heads import has_head
from hf_lint.facts.tasks import may_be_custom, tasks_of_pipelines
from hf_lint.facts.version_guards import asks_for_version
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog


class UnsupportedTask(Rule):
    """A pipeline is asked for a task that the model has no head for.

    `pipeline("fill-mask", "openai-community/gpt2")` needs a model of `AutoModelForMaskedLM`, and GPT-2 has none. At
    best transformers takes some other head and complains that the model is not supported for the task; mostly the
    tokenizer or the first call fails. Where the test swallows the error, the model is never tried. The finding names
    the tasks that transformers has for the model's type.

    The model type is taken from what cannot be mistaken: a checkpoint that the documentation of transformers names,
    the class that loads the model, or the `"class"` of every entry in a registry of models; where several types are
    possible, none of them has the head. Which release counts is
    settled by `target-transformers`, else by what is installed, else by the newest that hf-lint knows.

    Left alone are models out of sight, tasks that take any base model, tasks with a `pipeline_class` of their own or
    `trust_remote_code`, what stands under a condition that asks for a version, and calls that are meant to fail.
    """

    code = "HFT203"
    name = "unsupported-task"
    message = "transformers {version} has no head for `{task}` of model type {model_types}{advice}"
    BAD: ClassVar = (
        'from transformers import pipeline\n\npipe = pipeline("fill-mask", "openai-community/gpt2")  # HFT203\n',
        (
            "from transformers import ViTForImageClassification, pipeline\n\n"
            "model = ViTForImageClassification.from_pretrained(NAME)\n"
            'pipe = pipeline("object-detection", model=model)  # HFT203\n'
        ),
    )
    GOOD: ClassVar = (
        'from transformers import pipeline\n\npipe = pipeline("text-generation", "openai-community/gpt2")\n',
        'from transformers import pipeline\n\npipe = pipeline("fill-mask", model=NAME)\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at every task that reaches a pipeline together with a model of a known type."""
        if "pipeline" not in file.source.text:
            return
        for use in tasks_of_pipelines(file):
            if use.call is None or may_be_custom(file, use):
                continue
            catalog = catalog_for(file.settings)
            task, model_types = catalog.normal_task(use.task), model_types_of_pipeline(file, use.call)
            if task is None or not model_types or any(has_head(catalog, name, task) for name in model_types):
                continue
            if not is_meant_to_fail(file, use.call) and not asks_for_version(file, use.call):
                types = " or ".join(f"`{name}`" for name in sorted(model_types))
                advice = _advice(catalog, model_types)
                yield self.at(
                    file, use.literal, version=catalog.version, task=use.task, model_types=types, advice=advice
                )


def _advice(catalog: Catalog, model_types: set[str]) -> str:
    tasks = catalog.tasks_of(next(iter(model_types))) if len(model_types) == 1 else ()
    return f"; it has {', '.join(f'`{task}`' for task in tasks)}" if tasks else ""
