"""Whether a file is named after a model, and whether transformers knows anything by that name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from hf_lint.catalog.choice import catalog_for
from hf_lint.catalog.nearest import folded
from hf_lint.facts.model_names import file_model

if TYPE_CHECKING:
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile

# Files about a kind of model, a service or a way of working.
_NO_MODEL = re.compile(
    r"(?:^|[_-])(?:only|audio|vision|text|speech|image|images|video|multimodal|unified|container|api|model|models|"
    r"template|generator|simplified|simple|optimized|all|cpu|gpu|hardware|pipeline|pipelines|integration|example|web|"
    r"inference|contract|tei|tgi|standardized|minimal|improved|fixed|copy|test)(?:$|[_-])"
)
# Families of checkpoints that load as another type: Pythia as gpt_neox, Vicuna as llama.
_FAMILIES = frozenset({
    "alpaca", "biobert", "codebert", "dialogpt", "distilgpt2", "distilroberta", "dolly", "finbert", "flan",
    "graphcodebert", "guanaco", "openchat", "orca", "pythia", "redpajama", "scibert", "smollm", "tinyllama",
    "unixcoder", "vicuna", "wizardlm", "zephyr",
})  # fmt: skip
_LONG = 4  # letters after which the beginning of a name says whose family it is


def is_about_a_model(file: TestFile | BrokenFile) -> bool:
    """Whether a file called ``test_hf_….py`` is named after one model, with nothing added to the name."""
    name = file.model_type or "_"
    return PurePath(file.path).name.startswith("test_hf_") and name[0] != "_" and _NO_MODEL.search(name) is None


def is_known(file: TestFile | BrokenFile) -> bool:
    """Whether the name, or a part of it that may stand alone, is that of a model type, a family or a checkpoint."""
    parts = re.split(r"[_.-]", file.model_type or "")
    if parts[0] in _FAMILIES or any(file_model("_".join(parts[start:])) for start in range(len(parts))):
        return True
    catalog, name = catalog_for(file.settings), folded(file.model_type or "")
    known = {folded(other) for other in (*catalog.folders, *catalog.folders.values())}
    if name in known or any(name in folded(checkpoint) for checkpoint in catalog.checkpoints):
        return True
    return len(parts[0]) >= _LONG and any(other.startswith(folded(parts[0])) for other in known)
