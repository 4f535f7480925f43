"""Checkpoint folders as ``from_pretrained`` reads them: a tiny model, the tokenizer and the processors that fit it."""

from __future__ import annotations

import hashlib
import inspect
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

from hf_lint_functional.preprocessing.agreement import agree, better
from hf_lint_functional.preprocessing.fitting import fit
from hf_lint_functional.preprocessing.processor import Preprocessing, modalities_of, preprocessing_for
from hf_lint_functional.preprocessing.tables import class_named
from hf_lint_functional.preprocessing.token_ids import token_ids
from hf_lint_functional.preprocessing.unbuildable import Unbuildable
from hf_lint_functional.stale_folders import DAY, remove_stale
from hf_lint_functional.standin.error import StandInError
from hf_lint_functional.standin.model import StandIn, build
from hf_lint_functional.standin.recipes import recipes


class Checkpoint(NamedTuple):
    """What was written: the folder, the model, the parts beside it, and by name why any part is missing."""

    folder: Path
    standin: StandIn
    preprocessing: Preprocessing

    @property
    def missing(self) -> Mapping[str, Unbuildable]:
        """Why there is no tokenizer, no processor and so on."""
        return self.preprocessing.missing


def hush() -> None:
    """Keeps transformers' progress bars and advice off the terminal from here on."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()


def default_class(model_type: str) -> str:
    """The class that a bare model type stands for: the base model, or else its first head in transformers' tables.

    Raises StandInError where no table has the type.
    """
    from transformers.models.auto import modeling_auto

    tables = [name for name in vars(modeling_auto) if name.endswith("_NAMES")]
    for name in sorted(tables, key=lambda found: found != "MODEL_MAPPING_NAMES"):
        entry = dict(vars(modeling_auto)[name]).get(model_type)
        if entry:
            return str(entry if isinstance(entry, str) else entry[0])
    raise StandInError("unsupported", f"transformers has no model class for the type {model_type}")


def write_checkpoint(model_type: str, class_name: str | None, folder: Path, *, seed: int = 0) -> Checkpoint:
    """Writes a checkpoint of the class, or of the type's base model, into ``folder``.

    Raises StandInError if there can be no model. A missing tokenizer or processor is no error: see ``missing``.
    """
    from transformers import CONFIG_MAPPING

    model_class = _model_class(class_name or default_class(model_type))
    config_class = _config_class(_listed(CONFIG_MAPPING, model_type), model_class)
    made = preprocessing_for(model_type, _modalities(model_class))
    standin = _built(config_class, model_class, _token_ids(config_class, made), seed)
    fit(made, standin.config)
    _complete(standin.model)
    _drop_unread(made, model_class)
    agree(made, standin.model)
    folder.mkdir(parents=True, exist_ok=True)
    standin.model.save_pretrained(folder)
    made.save(folder)
    return Checkpoint(folder, standin, made)


def _built(config_class: Any, model_class: Any, ids: Mapping[str, int], seed: int) -> StandIn:
    """A stand-in whose settings also suit an image, which it need not have been shown so far."""
    standin = build(config_class, model_class, token_ids=ids, seed=seed)
    hint = standin.profile
    for path, value in better(standin.config).items():
        hint = hint.with_setting(path, value)
    if hint == standin.profile:
        return standin
    return build(config_class, model_class, token_ids=ids, seed=seed, hints=(hint,), cold=True)


def cached_checkpoint(model_type: str, class_name: str | None = None) -> str:
    """The folder of a checkpoint in the user's cache, as text, made on the first call.

    It appears in one step, so that of several processes that make it at once each sees all of it or nothing.
    """
    folder = cache_folder(model_type, class_name)
    if not folder.is_dir():
        _tidy(folder.parent.parent)
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            write_checkpoint(model_type, class_name, draft)
            _settle(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return str(folder)


def _tidy(recipe: Path) -> None:
    """Removes the drafts of processes that were killed, and on the first checkpoint of a recipe those of old ones."""
    if not recipe.is_dir():
        remove_stale(recipe.parent.glob("*-hf-lint-*"))
    remove_stale(recipe.glob("*/.*"), DAY)


def cache_folder(model_type: str, class_name: str | None = None) -> Path:
    """Where the checkpoint is or will be: by transformers' version, ours, and what decides how it is made.

    Imports neither torch nor transformers.
    """
    from importlib.metadata import version

    from platformdirs import user_cache_path

    from hf_lint import __version__

    made_by = f"transformers-{version('transformers')}-hf-lint-{__version__}-{_recipe()}"
    return user_cache_path("hf-lint", appauthor=False) / "standins" / made_by / model_type / (class_name or "default")


@cache
def _recipe() -> str:
    """A digest of everything that decides what a checkpoint is like: our own rules, texts and profiles."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for source in sorted(path for room in (here, here.parent / "preprocessing") for path in room.rglob("*.*")):
        if source.suffix in {".py", ".toml", ".txt", ".json"}:
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def _settle(draft: Path, folder: Path) -> None:
    """Moves the finished draft to its place, unless another process was first."""
    draft.chmod(0o755)
    try:
        draft.replace(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _listed(mapping: Any, model_type: str) -> Any:
    try:
        return mapping[model_type]
    except KeyError:
        raise StandInError("unsupported", f"transformers has no model type {model_type}") from None


def _config_class(listed: Any, model_class: Any) -> Any:
    """The type's configuration, unless the class takes another: that of the text model inside it, for one."""
    own = getattr(model_class, "config_class", None)
    return listed if own is None or issubclass(listed, own) else own


def _model_class(name: str) -> Any:
    try:
        return class_named(name)
    except Unbuildable as error:
        if error.kind == "missing-package":
            raise StandInError("missing-package", error.reason) from error
        raise StandInError("unsupported", error.reason) from error


def _modalities(model_class: Any) -> tuple[str, ...]:
    """What the class reads, and text where it writes text, token by token."""
    generates = getattr(model_class, "can_generate", bool)()
    return (*modalities_of(model_class), "text") if generates else modalities_of(model_class)


def _complete(model: Any) -> None:
    """What real checkpoints carry and a few default configurations do not: labels, languages, a first token."""
    config, generation = model.config, getattr(model, "generation_config", None)
    if getattr(config, "id2label", ()) is None and isinstance(config.num_labels, int):
        config.id2label = {number: f"LABEL_{number}" for number in range(config.num_labels)}
    further = recipes().get(type(model).__name__, {}).get("generation_config", {})
    if generation is not None and further:
        vars(generation).update(further, _from_model_config=False)  # or it is made anew from the model's when read
    if not getattr(config, "is_encoder_decoder", False):
        return
    if not hasattr(config, "decoder_start_token_id"):
        config.decoder_start_token_id = getattr(config, "pad_token_id", None) or 0
    if generation is None:
        return
    if generation.decoder_start_token_id is None and generation.bos_token_id is None:
        generation.decoder_start_token_id = generation.pad_token_id or 0


def _drop_unread(made: Preprocessing, model_class: Any) -> None:
    """Takes from the tokenizer's outputs the segment ids that the model does not read."""
    tokenizer = made.tokenizer
    names = getattr(tokenizer, "model_input_names", ())
    if tokenizer is not None and "token_type_ids" in names and not _reads(model_class, "token_type_ids"):
        tokenizer.model_input_names = [name for name in names if name != "token_type_ids"]
        tokenizer.init_kwargs["model_input_names"] = tokenizer.model_input_names


def _reads(model_class: Any, name: str) -> bool:
    parameters = inspect.signature(model_class.forward).parameters
    return name in parameters


def _token_ids(config_class: Any, made: Preprocessing) -> dict[str, int]:
    """For the few configurations that cannot be built from defaults, only what holds for all."""
    try:
        config = config_class()
    except Exception:
        config = None
    return token_ids(config, made) if config is not None else {}
