"""Tokenizers made from nothing: one for a model type encodes a text, and does so again after it was saved and read."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from hf_lint_functional.outcome import Outcome, Verdict
from hf_lint_functional.preprocessing.examples import encode
from hf_lint_functional.preprocessing.tokenizer import tokenizer_for
from hf_lint_functional.preprocessing.unbuildable import explained
from hf_lint_functional.standin.checkpoint import hush
from hf_lint_functional.sweep.outcomes import outcome_name

PART = "tokenizer"


def run(model_type: str, names: Sequence[str]) -> list[dict[str, Any]]:
    """The outcome for the tokenizer of a model type, as JSON; ``names`` has its one name."""
    hush()
    return [_outcome(model_type, name).to_json() for name in names]


def _outcome(model_type: str, name: str) -> Outcome:
    started = perf_counter()
    verdict, reason, blame = _judged(model_type)
    seconds = perf_counter() - started
    full_name = outcome_name(model_type, name)
    return Outcome("tokenizer", full_name, verdict, reason, blame, seconds=seconds, model_types=(model_type,))


def _judged(model_type: str) -> tuple[Verdict, str, str]:
    try:
        tokenizer = tokenizer_for(model_type)
        fault = _fault(model_type, tokenizer)
    except Exception as error:
        absent = explained(error, "the tokenizer")
        missing = absent.kind == "missing-package"
        verdict = Verdict.UNAVAILABLE if missing else Verdict.ERROR
        return verdict, absent.reason, "environment" if missing else "stand-in"
    return (Verdict.FAILED, fault, "stand-in") if fault else (Verdict.PASSED, "", "")


def _fault(model_type: str, tokenizer: Any) -> str:
    """What it does wrong; empty where it does all."""
    ids = encode(tokenizer)
    if not tokenizer.decode(ids).strip():
        return "decodes nothing of what it encoded"
    again = _read_again(model_type, tokenizer)
    return "" if encode(again) == ids else f"encodes otherwise when {type(again).__name__} has read it again"


def _read_again(model_type: str, tokenizer: Any) -> Any:
    """As ``AutoTokenizer`` reads it from a checkpoint of the model type."""
    from transformers import AutoTokenizer

    with TemporaryDirectory(prefix="hf-lint-") as folder:
        tokenizer.save_pretrained(folder)
        _save_config(model_type, folder)
        return AutoTokenizer.from_pretrained(folder)


def _save_config(model_type: str, folder: str) -> None:
    """The default configuration, where the type has one: a few have only a tokenizer."""
    from transformers import CONFIG_MAPPING

    if model_type not in CONFIG_MAPPING:
        return
    try:
        config = CONFIG_MAPPING[model_type]()
    except Exception:  # refuses its own defaults; the tokenizer can do without
        return
    config.save_pretrained(folder)
