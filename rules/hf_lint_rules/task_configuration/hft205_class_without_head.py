"""The rule on model classes that lack the head of the configured task."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.catalog.choice import catalog_for
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.pipeline_models import classes_of_pipeline
from hf_lint.facts.task_heads import has_head, is_head_for
from hf_lint.facts.tasks import may_be_custom, tasks_of_pipelines
from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_TASK_KEYS = ("task", "default_task", "primary_task")


class ClassWithoutHead(Rule):
    """A model class has no head for the task that it is configured with.

    `BertModel` ends in hidden states. In a `fill-mask` pipeline it fails, and next to `"task": "fill-mask"` in a
    registry of models it means that the head of the task is never loaded. Name the class that has the head, such as
    `BertForMaskedLM`.

    Looked at are models that are loaded by their class and given to a pipeline, and entries of registries that name
    both a class and a task. Left alone are Auto classes, classes that transformers does not have (HFT204), tasks that
    no class of the model type serves (HFT203), tasks that take any base model, and calls that are meant to fail.
    """

    code = "HFT205"
    name = "class-without-head"
    message = "`{wrong}` has no head for `{task}`"
    BAD: ClassVar = (
        (
            "from transformers import BertModel, pipeline\n\n"
            "model = BertModel.from_pretrained(NAME)\n"
            'pipe = pipeline("fill-mask", model=model)  # HFT205\n'
        ),
        'import transformers\n\nMODELS = {"bert-base": {"class": "BertModel", "task": "fill-mask"}}  # HFT205\n',
    )
    GOOD: ClassVar = (
        'import transformers\n\nMODELS = {"bert-base": {"class": "BertForMaskedLM", "task": "fill-mask"}}\n',
        'import transformers\n\nMODELS = {"bert-base": {"class": "BertModel", "task": "feature-extraction"}}\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at models given to pipelines, then at the entries of registries."""
        for use in tasks_of_pipelines(file):
            if use.call is None or may_be_custom(file, use) or is_meant_to_fail(file, use.call):
                continue
            wrong = [name for name in classes_of_pipeline(file, use.call) if _lacks_head(file, name, use.task)]
            for name in sorted(wrong)[:1]:
                yield self.at(file, use.literal, wrong=name, task=use.task)
        for entry in file.index.all(cst.Dict) if _names_a_class(file) else ():
            values = dict(_literal_items(entry))
            given = next((values[key] for key in _TASK_KEYS if key in values), None)
            if given is None or "class" not in values:
                continue
            model_class, task = file.names.string(values["class"]), file.names.string(given)
            if model_class and task and _lacks_head(file, model_class, task):
                yield self.at(file, values["class"], wrong=model_class, task=task)


def _lacks_head(file: TestFile, name: str, task: str) -> bool:
    catalog = catalog_for(file.settings)
    known, model_type = catalog.normal_task(task), catalog.model_type_of_class(name)
    if known is None or model_type is None or name not in catalog.model_types[model_type].model_classes:
        return False
    return has_head(catalog, model_type, known) and not is_head_for(catalog, name, known)


def _names_a_class(file: TestFile) -> bool:
    return any(literal.value in ('"class"', "'class'") for literal in file.index.all(cst.SimpleString))


def _literal_items(entry: cst.Dict) -> Iterator[tuple[str, cst.BaseExpression]]:
    for element in entry.elements:
        if isinstance(element, cst.DictElement) and isinstance(element.key, cst.SimpleString):
            yield element.key.raw_value, element.value
