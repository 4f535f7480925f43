"""Which convention a test file follows, and which model it claims to test: by its path and its text alone.

Also answers for files that do not parse, and costs no parse for those that do.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from hf_lint.kind import Kind

_ROLES = (
    "modeling_tf", "modeling_flax", "modeling", "tokenization", "processing", "processor", "image_processing",
    "image_processor", "feature_extraction", "video_processing", "video_processor", "configuration", "pipelines",
    "pipeline",
)  # fmt: skip
_ROLE = re.compile(rf"^(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})_")
_FILE_NAME = re.compile(r"^test_(?:hf_)?(?P<parts>.+)$")

_TRANSFORMERS = re.compile(r"^[ \t]*(?:from|import)\s+transformers\b", re.MULTILINE)
# Libraries with bases of the same names and another contract, some of them copied from transformers and cut to what
# the library supports. An import inside a function says nothing.
_OTHER_CONTRACT = re.compile(
    r"^(?:from|import)\s+(?:adapters|diffusers|fla|mindnlp|mindone|optimum|paddlenlp|text_generation\w*)\b",
    re.MULTILINE,
)
_UPSTREAM_PATH = re.compile(rf"(?:^|/)tests/models/[^/]+/test_(?:{'|'.join(_ROLES)}|generation|retrieval)_[^/]+\.py$")
_UPSTREAM_BASES = (
    r"\w*ModelTesterMixin|(?:CausalLM|VLM|ALM|MultiModal)Model(?:Test|Tester)|TokenizerTesterMixin|ProcessorTesterMixin"
    r"|(?:Image|Video)ProcessingTestMixin|(?:Sequence)?FeatureExtraction\w*Mixin|GenerationTesterMixin"
    r"|PipelineTesterMixin|BackboneTesterMixin"
)
_UPSTREAM_CLASS = re.compile(rf"^[ \t]*class [^:]*\b(?:{_UPSTREAM_BASES})\b", re.MULTILINE)

_CONTRACT = re.compile(r"^[ \t]*(?:async )?def (test_pipeline|test_from_pretrained|run_tests)\(\W*self\b", re.MULTILINE)
_REGISTRY = re.compile(r"^[ \t]*\w+_MODELS_REGISTRY\b", re.MULTILINE)
_TEST_CLASS = re.compile(r"^[ \t]*class Test(\w+)", re.MULTILINE)
_LOADS = ("pipeline", "from_pretrained")


def kind_of(path: str, text: str) -> Kind:
    """The convention that a file follows."""
    place = PurePath(path)
    ours = _TRANSFORMERS.search(text) and not _OTHER_CONTRACT.search(text)
    if ours and (_UPSTREAM_PATH.search(place.as_posix()) or _UPSTREAM_CLASS.search(text)):
        return Kind.UPSTREAM
    return Kind.STANDALONE if _is_standalone(place.name, text) else Kind.PLAIN


def _is_standalone(name: str, text: str) -> bool:
    if not name.startswith("test_"):
        return False
    # A word is found much sooner than a line that begins in some way, and is looked for first.
    loads = [word for word in _LOADS if f"{word}(" in text and re.search(rf"\b{word}\(", text)]
    return (
        (name.startswith("test_hf_") and bool(loads))
        or (("def test_pipeline(" in text or "def run_tests(" in text) and len(set(_CONTRACT.findall(text))) > 1)
        or ("_MODELS_REGISTRY" in text and _REGISTRY.search(text) is not None)
        or (len(loads) > 1 and _has_class_of_its_model(name, text))
    )


def _has_class_of_its_model(file_name: str, text: str) -> bool:
    """Whether a class of ``test_my_bert.py`` is called ``TestMyBert…`` or ``Test…Models``."""
    model = re.sub(r"[\W_]", "", model_type_of(file_name) or "").lower()
    names = [name.replace("_", "").lower() for name in _TEST_CLASS.findall(text)]
    return any(name.endswith("models") or name.startswith(model) for name in names)


def model_type_of(path: str) -> str | None:
    """The model type that a file's name claims: ``bert`` for ``test_modeling_bert.py`` and ``test_hf_bert.py``."""
    match = _FILE_NAME.match(PurePath(path).stem)
    if match is None:
        return None
    return _ROLE.sub("", match["parts"]) or None
