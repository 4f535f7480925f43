"""Which model type, and which of its classes, stands in for a checkpoint id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hf_lint.catalog.nearest import folded
from hf_lint.facts.canonical_checkpoints import CANONICAL
from hf_lint.facts.published_names import PUBLISHED_AS

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.catalog.model import ModelType

# What a checkpoint is published for, best known of its kind of model first.
_USUAL_HEADS = {
    "decoder": ("AutoModelForCausalLM",),
    "text-encoder": ("AutoModelForMaskedLM", "AutoModelForPreTraining"),
    "encoder-decoder": ("AutoModelForSeq2SeqLM",),
    "audio": ("AutoModelForSpeechSeq2Seq", "AutoModelForCTC", "AutoModelForTextToWaveform", "AutoModelForPreTraining"),
}
_ANY_HEAD = (
    "AutoModelForImageTextToText",
    "AutoModelForMultimodalLM",
    "AutoModelForZeroShotImageClassification",
    "AutoModelForZeroShotObjectDetection",
    "AutoModelForObjectDetection",
    "AutoModelForImageClassification",
    "AutoModelForVideoClassification",
    "AutoModelForCausalLM",
    "AutoModelForSeq2SeqLM",
)
# What the names of published checkpoints say of the task they were trained for: datasets, and the words for tasks.
_TASK_WORDS = (
    ("question-answering", r"squad\d*|qa"),
    ("token-classification", r"ner|pos|conll\d*"),
    ("text-classification", r"sst\d?|mnli|xnli|nli|mrpc|sentiment|emotion|emotions|toxic|detector|classifier|imdb"),
    ("automatic-speech-recognition", r"960h|100h|asr|ctc"),
    ("audio-classification", r"ks|audioset|gtzan|superb"),
    ("image-segmentation", r"ade|ade20k|cityscapes|panoptic|semantic"),
    ("video-classification", r"kinetics"),
    ("depth-estimation", r"depth|nyu|kitti"),
    ("table-question-answering", r"wtq"),
    ("document-question-answering", r"docvqa"),
)
_HEADS_WITHOUT_TASK = {
    "question-answering": ("AutoModelForQuestionAnswering",),
    "image-segmentation": ("AutoModelForUniversalSegmentation",),
}
_CATCH_ALL = frozenset({"decision", "any-to-any"})
_FOR_TESTS = re.compile(r"tiny-(?:random|testing)?-?(?P<name>\w+)")


class Hints(NamedTuple):
    """What a test file says of the checkpoints that it loads: its model types, and per id a task or a class.

    ``task`` is the one task that the file is about, for ids of which nothing else is known.
    """

    model_types: tuple[str, ...] = ()
    task: str | None = None
    tasks: Mapping[str, str] = {}
    classes: Mapping[str, str] = {}


class Place(NamedTuple):
    """The stand-in for an id: a model class of a model type, a task for the model card, and what decided it."""

    model_type: str
    class_name: str | None
    task: str | None
    how: str


class Placing:
    """Places ids by the catalogue's documented checkpoints, then by the test file, then by the id's own words."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def place(self, repo_id: str, hints: Hints = Hints()) -> Place | None:  # noqa: B008  immutable
        """Where an id belongs; None where nothing says so. A bare id is only ever one that the Hub redirects."""
        full = CANONICAL.get(repo_id, repo_id)
        if "/" not in full:
            return None
        for how, name in self._claims(full, hints):
            known = self.catalog.model_types.get(name)
            if known is not None and known.model_classes:
                task = self._task(repo_id, full, hints)
                class_name = self._class(known, repo_id, full, task, hints)
                return Place(name, class_name, task or self._task_of(known, class_name), how)
        return None

    def _claims(self, full: str, hints: Hints) -> Iterator[tuple[str, str]]:
        """Model types that an id may belong to, the surest first."""
        documented = self.catalog.checkpoints.get(full)
        if documented is not None:
            yield "named in the documentation of its configuration", documented
        made = self._class_in(full)
        if made is not None:
            yield "named after a class", self.catalog.model_type_of_class(made) or ""
        asked = hints.classes.get(full, "")
        if asked and not asked.startswith("Auto"):
            yield "loaded as a class of this model type", self.catalog.model_type_of_class(asked) or ""
        worded = self._worded(full)
        if worded is not None:
            yield "its name has the model type", worded
        if len(hints.model_types) == 1:
            yield "the model type of the test file", hints.model_types[0]

    def _class_in(self, full: str) -> str | None:
        found = _FOR_TESTS.search(full.rpartition("/")[2])
        name = found["name"] if found else ""
        return name if name in self.catalog.classes else None

    def _worded(self, full: str) -> str | None:
        """The model type of the longest name whose words stand side by side in the id, in its last part first."""
        organisation, _, name = full.partition("/")
        for runs in (_words(name), _words(organisation)):
            found = runs & self._by_words.keys()
            if found:
                return self._by_words[max(found, key=len)]
        return None

    @cached_property
    def _by_words(self) -> Mapping[str, str]:
        named = {folded(name): name for name, known in self.catalog.model_types.items() if known.model_classes}
        return {words: name for words, name in {**PUBLISHED_AS, **named}.items() if len(words) > 1}

    def _task(self, repo_id: str, full: str, hints: Hints) -> str | None:
        told = hints.tasks.get(repo_id) or hints.tasks.get(full)
        if told is not None:
            return self.catalog.normal_task(told) or told
        for task in self.catalog.tasks.values():
            if task.default == full:
                return task.name
        words = re.split(r"[-_./]", full.partition("/")[2].lower())
        by_word = (task for task, pattern in _TASK_WORDS if any(re.fullmatch(pattern, word) for word in words))
        return next(by_word, hints.task)

    def _class(self, known: ModelType, repo_id: str, full: str, task: str | None, hints: Hints) -> str | None:
        made = self._class_in(full)
        if made in known.model_classes:
            return made
        asked = hints.classes.get(repo_id) or hints.classes.get(full) or ""
        if asked in known.model_classes:
            return asked
        heads = (asked, *self._heads_of(task), *_USUAL_HEADS.get(known.details.family, ()), *_ANY_HEAD, *known.heads)
        return next((known.heads[head][0] for head in heads if head in known.heads), None)

    def _heads_of(self, task: str | None) -> tuple[str, ...]:
        known = self.catalog.tasks.get(task or "")
        return (*(known.auto_classes if known else ()), *_HEADS_WITHOUT_TASK.get(task or "", ()))

    def _task_of(self, known: ModelType, class_name: str | None) -> str | None:
        """The task that a class serves, any other than that of every base model."""
        heads = {head for head, classes in known.heads.items() if class_name in classes} - {"AutoModel"}
        served = [name for name in known.tasks if heads & set(self.catalog.tasks[name].auto_classes)]
        return next((name for name in served if name not in _CATCH_ALL), None)


def _words(text: str) -> set[str]:
    """Every run of an id's words, written as one; a number at a word's end counts as a word of its own too."""
    words = [word for word in re.split(r"[-_.]", text.lower()) if word]
    runs = {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
    return runs | {re.sub(r"\d+[a-z]*$", "", run) for run in runs}
