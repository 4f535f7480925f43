"""The history of names: which tasks and classes transformers has had, and in which release it last had them.

The catalogue knows what one release has; a rule that finds a name missing there must also know whether it is a slip or
a name of another release. ``names.json`` beside this file tells that. It was read from the sources of transformers
4.30, 4.41, 4.49, 4.57, 5.0 and 5.23, nothing imported: the tasks and aliases of ``pipelines/__init__.py``, and the
classes among the public names of the package and of its models. Each name stands under the last of these releases that
has it. What came and went between two of them is missing; what is younger than 5.23, the catalogue knows. It is loaded
only for a name that history does not have.
"""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from hf_lint.catalog.choice import catalog_for
from hf_lint.catalog.name_table import NameTable, Release, folded

if TYPE_CHECKING:
    from hf_lint.settings.model import Settings

_TRANSLATION = re.compile(r"translation_\w+_to_\w+")
_FRAMEWORK = re.compile(r"^(?:TF|Flax)(?=[A-Z])")
_ROLE = re.compile(
    r"(?P<stem>\w+?)(?P<role>For[A-Z]\w*|(?:PreTrained|LMHead|DoubleHeads)?Model|Config|ImageProcessor(?:Fast|Pil)?"
    r"|VideoProcessor|Processor|FeatureExtractor|Tokenizer(?:Fast)?)"
)
_DYNAMIC = ("TokenizerFast", "ImageProcessorFast")
_SUCCESSORS = {
    "AutoModelForVision2Seq": "AutoModelForImageTextToText",
    "AdamW": "torch.optim.AdamW",
    "TFTrainer": "Trainer",
}
# What tests write for a task, where it is certain which one they mean.
_MEANT = {
    "sequence-classification": "text-classification",
    "masked-lm": "fill-mask",
    "causal-lm": "text-generation",
    "text-completion": "text-generation",
    "speech-recognition": "automatic-speech-recognition",
    "speech-to-text": "automatic-speech-recognition",
    "asr": "automatic-speech-recognition",
    "text-embedding": "feature-extraction",
    "document-qa": "document-question-answering",
    "table-qa": "table-question-answering",
}


class Standing(Enum):
    """What history and catalogue can say of a name."""

    KNOWN = "known"
    RETIRED = "retired"
    UNKNOWN = "unknown"
    UNDECIDED = "undecided"
    """In neither, and perhaps younger than both."""


@cache
def _table(part: str) -> NameTable:
    text = files("hf_lint.catalog").joinpath("names.json").read_text(encoding="utf-8")
    return NameTable.of(json.loads(text)[part])


def is_task(name: str, settings: Settings) -> bool:
    """Whether some release of transformers has, or had, a pipeline for this task."""
    if name in _table("tasks").last or _TRANSLATION.fullmatch(name) is not None:
        return True
    catalog = catalog_for(settings)
    return catalog.normal_task(name) is not None or catalog.removal_hint(name) is not None


def spelled_task(name: str) -> str | None:
    """The task that this is but for case, underscores and hyphens."""
    return _table("tasks").same_but_for_spelling(name)


def nearest_task(name: str, settings: Settings) -> str | None:
    """The task that was most likely meant, if any comes near: one of the targeted release rather than another."""
    plain = name.lower().replace("_", "-").replace(" ", "-")
    if (meant := spelled_task(name) or _MEANT.get(plain)) is not None:
        return meant
    catalog = catalog_for(settings)
    for known in ([*catalog.tasks, *catalog.task_aliases], _table("tasks").last):
        if close := get_close_matches(plain, known, 1, 0.88):
            return close[0]
    return None


def standing_of_class(name: str, settings: Settings, target: Release | None = None) -> Standing:
    """Whether transformers has this public class; without a target, whether any release ever had."""
    table = _table("classes")
    known = name if name in table.last else _behind(name)
    if known is not None:
        return Standing.RETIRED if table.is_retired(known, target) else Standing.KNOWN
    if catalog_for(settings).has_class(name):
        return Standing.KNOWN
    if spelled_class(name) is not None or (target is not None and target <= table.newest):
        return Standing.UNKNOWN
    return Standing.UNKNOWN if _stem(name) in stems() else Standing.UNDECIDED


def _behind(name: str) -> str | None:
    """The class behind one that transformers makes on demand: ``BertTokenizerFast`` is ``BertTokenizer`` since 5.0."""
    return name[:-4] if name.endswith(_DYNAMIC) and name[:-4] in _table("classes").last else None


def spelled_class(name: str) -> str | None:
    """The class that this is but for case, underscores and hyphens."""
    found = _table("classes").same_but_for_spelling(name)
    if found is None and name.lower().endswith("fast"):
        slow = spelled_class(name[:-4])
        return f"{slow}Fast" if slow is not None and f"{slow}Fast".endswith(_DYNAMIC) else None
    return found


def is_misspelt_class(name: str, settings: Settings) -> bool:
    """Whether this is no class, begins with a capital as classes do, and differs from one in spelling only."""
    if not name[:1].isupper() or spelled_class(name) is None:
        return False
    return standing_of_class(name, settings) is Standing.UNKNOWN


def nearest_class(name: str, settings: Settings) -> str | None:
    """The class that differs in spelling only, or the one of the same model and sort that comes nearest."""
    if (spelled := spelled_class(name)) is not None:
        return spelled
    family = stems().get(_stem(name) or "", [])
    alive = [
        other for other in family if catalog_for(settings).has_class(other) and _is_model(other) == _is_model(name)
    ]
    return next(iter(get_close_matches(name, alive, 1, 0.8)), None)


def _is_model(name: str) -> bool:
    return (name.endswith("Model") and not name.endswith("PreTrainedModel")) or re.search(r"For[A-Z]", name) is not None


def successor_of(name: str, settings: Settings, target: Release | None) -> str | None:
    """The class of the targeted release that took the place of a retired one, where that is certain."""
    plain = _FRAMEWORK.sub("", name)
    candidates = (
        plain,
        plain.replace("FeatureExtractor", "ImageProcessor"),
        plain.replace("Vision2Seq", "ImageTextToText"),
    )
    living = (other for other in candidates if standing_of_class(other, settings, target) is Standing.KNOWN)
    return _SUCCESSORS.get(name) or next((other for other in living if other != name), None)


def _stem(name: str) -> str | None:
    match = _ROLE.fullmatch(_FRAMEWORK.sub("", name))
    return None if match is None else folded(match["stem"])


@cache
def model_names() -> dict[str, str]:
    """How each model is written in its class names, by the same without case: ``XLMRoberta`` by ``xlmroberta``."""
    last = _table("classes").last
    names = [name.removesuffix("Config") for name in last if name.endswith("Config")]
    return {folded(name): name for name in names if any(map(_is_model, stems().get(folded(name), ())))}


@cache
def stems() -> dict[str, list[str]]:
    """The classes of each model, by the folded beginning of their names: ``bert`` for ``BertForMaskedLM``."""
    found: dict[str, list[str]] = {}
    for name in _table("classes").last:
        if (stem := _stem(name)) is not None:
            found.setdefault(stem, []).append(name)
    return found
