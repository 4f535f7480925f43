"""What the name and the folder of a test file claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from hf_lint.convention import model_type_of
from hf_lint.coverage.known_types import PREPROCESSING, Claim

if TYPE_CHECKING:
    from hf_lint.coverage.known_types import KnownTypes

_FOLDER = re.compile(r"(?:^|/)tests/models/(?P<folder>[^/]+)/[^/]+$")
_ROLE = re.compile(
    r"test_(?P<role>modeling_tf|modeling_flax|modeling|tokenization|processing|processor|image_processing"
    r"|image_processor|feature_extraction|video_processing|video_processor|configuration|pipelines?|generation"
    r"|retrieval)_"
)
_AUTO = "auto"  # tests of the Auto classes themselves
# Names of files that are about a kind of model or a way of working.
_NO_MODEL = re.compile(
    r"(?:auto|help|list|models?|api|audio|vision|image|text|video|speech|multimodal|encoder|decoder|all|templates?|tei|tgi"
    r"|pipelines?|generators?|integration|hardware|examples?|simple|simplified|minimal|optimized|skills?|utils"
    r"|registry)(?:_|$)"
)


@dataclass(frozen=True)
class NameClaim:
    """``named_for`` as written, without ``test_`` and role; ``claim`` where it means a model type.

    ``speaks_of_model`` says that the file's name is one that model tests have, so that it needs no support from
    the content. ``role`` is ``modeling``, ``tokenization`` and so on in the upstream convention.
    """

    named_for: str
    role: str
    claim: Claim | None
    speaks_of_model: bool
    folder: str = ""


def name_claim(path: str, known: KnownTypes) -> NameClaim:
    """What a path claims. The folder below ``tests/models`` speaks first, then the whole name, then its beginning."""
    place = PurePath(path).as_posix()
    name = model_type_of(path) or PurePath(path).stem
    role = _ROLE.match(PurePath(path).name)
    in_models = _FOLDER.search(place)
    file_name = PurePath(path).name
    if (
        in_models is not None
        and in_models["folder"] != _AUTO
        and (claim := _of_folder(in_models["folder"], name, known)) is not None
    ):
        return NameClaim(name, role["role"] if role else "", claim, True, in_models["folder"])
    claim = known.match(name)
    speaks = file_name.startswith("test_hf_") or role is not None
    if claim is not None and not claim.exact and claim.is_word:
        claim = None
    return NameClaim(name, role["role"] if role else "", claim, speaks)


def _of_folder(folder: str, name: str, known: KnownTypes) -> Claim | None:
    """Of the types of the folder the one with this name; a folder of transformers without types has a tokenizer."""
    here = known.types_in(folder)
    claim = known.exact(name) or known.exact(f"{name}_model")
    if claim is not None and claim.model_type in here:
        return claim
    if here:
        return Claim(known.main_type(here, folder))
    return Claim(folder, PREPROCESSING) if known.has_folder(folder) else known.exact(folder)


def is_about_no_model(named_for: str) -> bool:
    """Whether the name is that of a kind of model or of a way of working, such as ``decoder_only``."""
    return named_for[:1] == "_" or _NO_MODEL.match(named_for.lower().replace("-", "_")) is not None
