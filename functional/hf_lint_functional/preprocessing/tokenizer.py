"""A tokenizer made from nothing: the class of the model type, its special tokens, and a small learned vocabulary."""

from __future__ import annotations

import inspect
import weakref
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hf_lint_functional.preprocessing import vocabulary
from hf_lint_functional.preprocessing.forms import form_of
from hf_lint_functional.preprocessing.recipes import recipe
from hf_lint_functional.preprocessing.special_tokens import SpecialTokens, special_tokens
from hf_lint_functional.preprocessing.tables import class_named, package_behind, package_folder, table
from hf_lint_functional.preprocessing.unbuildable import Unbuildable, explained
from hf_lint_functional.preprocessing.vocabulary_files import write_files

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

GENERIC = ("<s>", "</s>", "<unk>", "<pad>")
_FULL = 20


def tokenizer_for(model_type: str) -> PreTrainedTokenizerBase:
    """A tokenizer for a model type, with the special tokens that its processor expects.

    A type without an entry gets what ``AutoTokenizer`` falls back to. Raises Unbuildable with the reason.
    """
    tokenizer_class = tokenizer_class_for(model_type)
    if tokenizer_class.__name__ == "RagTokenizer":
        return tokenizer_class(tokenizer_for("dpr"), tokenizer_for("bart"))
    wanted = special_tokens(processor_source(model_type))
    try:
        made = make(tokenizer_class, wanted)
    except Exception as error:
        raise explained(error, tokenizer_class.__name__) from error
    made.add_tokens([token for token in wanted.others if token not in made.get_vocab()], special_tokens=True)
    if tokenizer_class.__name__ == "TokenizersBackend":
        _frame(made, model_type)
    if made.mask_token is None and model_type in table("modeling_auto", "MODEL_FOR_MASKED_LM_MAPPING_NAMES"):
        made.add_special_tokens({"mask_token": "<mask>"})
    return made


def _frame(made: Any, model_type: str) -> None:
    """Has each text end with a token where an encoder reads it, and else begin with one as Llama's and Mistral's do."""
    if _is_encoder_decoder(model_type):
        made.add_eos_token = True
    else:
        made.add_bos_token = True


def _is_encoder_decoder(model_type: str) -> bool:
    """As its default configuration says; such models want an end token after each text."""
    from transformers import CONFIG_MAPPING

    try:
        return bool(CONFIG_MAPPING[model_type]().is_encoder_decoder)
    except Exception:
        return False


def tokenizer_class_for(model_type: str) -> type[PreTrainedTokenizerBase]:
    """The class in transformers' table, or the generic one where there is no entry."""
    names = table("tokenization_auto", "TOKENIZER_MAPPING_NAMES")
    name = names.get(model_type, "TokenizersBackend")
    if name is None:
        package = package_behind("tokenization_auto", model_type)
        raise Unbuildable("missing-package", f"the tokenizer of {model_type} needs {package}")
    return class_named("TokenizersBackend" if name == "MistralCommonBackend" else name)


def processor_source(model_type: str) -> Path | None:
    """The file of the type's processor, if it has one: its own folder's, or that of the processor it borrows."""
    name = table("processing_auto", "PROCESSOR_MAPPING_NAMES").get(model_type)
    own = package_folder(model_type)
    for source in sorted(own.glob("processing_*.py")):
        if name is None or f"class {name}(" in source.read_text("utf-8"):
            return source
    found = own.parent.glob("*/processing_*.py") if name else ()
    return next((source for source in sorted(found) if f"class {name}(" in source.read_text("utf-8")), None)


def make(tokenizer_class: type[PreTrainedTokenizerBase], wanted: SpecialTokens) -> PreTrainedTokenizerBase:
    """An instance that can encode the corpus: by learning, with its own alphabet, or from written files."""
    from transformers import PreTrainedTokenizerFast

    arguments = dict(recipe(tokenizer_class.__name__).get("arguments", {}))
    if wanted.named:
        arguments["extra_special_tokens"] = wanted.named
    if issubclass(tokenizer_class, PreTrainedTokenizerFast):
        return _learned(tokenizer_class, arguments)
    if tokenizer_class.vocab_files_names:
        return _from_files(tokenizer_class, arguments)
    return tokenizer_class(**arguments)


def _learned(tokenizer_class: type[PreTrainedTokenizerBase], arguments: dict[str, Any]) -> PreTrainedTokenizerBase:
    """Constructed empty and taught the corpus, which keeps the normaliser, the splitting and the special tokens."""
    if (vocabulary_of := _UNTEACHABLE.get(tokenizer_class.__name__)) is not None:
        return tokenizer_class(vocab=vocabulary_of(), **arguments)
    try:
        empty = tokenizer_class(**arguments)
    except ValueError:
        return _byte_level(tokenizer_class, arguments)
    if len(set(empty.get_vocab()) - set(empty.get_added_vocab())) >= _FULL:
        return empty
    form = form_of(empty)
    if form:
        made = tokenizer_class(**form, **arguments)
        return _read_again(made) if recipe(tokenizer_class.__name__).get("read_again") else made
    return empty.train_new_from_iterator([vocabulary.words_in_place()], vocabulary.SIZE, show_progress=False)


def _read_again(made: PreTrainedTokenizerBase) -> PreTrainedTokenizerBase:
    with TemporaryDirectory(prefix="hf-lint-") as folder:
        made.save_pretrained(folder)
        again = type(made).from_pretrained(folder)
    again.name_or_path = ""
    return again


def _byte_level(tokenizer_class: type[PreTrainedTokenizerBase], arguments: dict[str, Any]) -> PreTrainedTokenizerBase:
    """For the generic classes, which have no form of their own."""
    names = dict(zip(("bos_token", "eos_token", "unk_token", "pad_token"), GENERIC, strict=True))
    return tokenizer_class(tokenizer_object=vocabulary.byte_level(GENERIC), **names | arguments)


def _from_files(tokenizer_class: type[PreTrainedTokenizerBase], arguments: dict[str, Any]) -> PreTrainedTokenizerBase:
    """Read from files made for it. They live as long as the tokenizer, which copies them when it is saved."""
    folder = TemporaryDirectory(prefix="hf-lint-")
    formats = recipe(tokenizer_class.__name__).get("files", {})
    write_files(tokenizer_class, Path(folder.name), formats, default_special_tokens(tokenizer_class))
    made = tokenizer_class.from_pretrained(folder.name, **arguments)
    made.name_or_path = ""
    weakref.finalize(made, folder.cleanup)
    return made


def default_special_tokens(tokenizer_class: type[PreTrainedTokenizerBase]) -> tuple[str, ...]:
    """The texts of the constructor's defaults, in its order: ``<s>``, ``<pad>`` and so on."""
    parameters = inspect.signature(tokenizer_class.__init__).parameters.values()
    texts = (found.default for found in parameters if found.name.endswith("_token"))
    return tuple(dict.fromkeys(text for text in texts if isinstance(text, str) and text.strip()))


def _wordpiece_ids() -> dict[str, int]:
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    return {piece: number for number, piece in enumerate([*special, *vocabulary.wordpieces()])}


def _pegasus_pieces() -> list[tuple[str, float]]:
    special = ("<pad>", "</s>", "<mask_1>", "<mask_2>", "<unk>")
    return [*((token, 0.0) for token in special), *vocabulary.unigram_pieces()]


# RoFormer cannot be made without a vocabulary; Pegasus looks for an unknown token with score 0 after the first place.
_UNTEACHABLE: dict[str, Callable[[], Any]] = {"RoFormerTokenizer": _wordpiece_ids, "PegasusTokenizer": _pegasus_pieces}
