"""The arguments of the calls that load."""

from __future__ import annotations

import pytest

from hf_lint.facts.arguments import Given, given
from hf_lint.source import Source
from hf_lint.test_file import TestFile


def arguments(text: str) -> list[Given]:
    return list(given(TestFile("tests/test_bert.py", Source(text.encode())), {"dtype"}))


@pytest.mark.parametrize(
    "call",
    [
        "transformers.AutoModel.from_pretrained('x', dtype=d)",
        "transformers.AutoModel.from_config(c, dtype=d)",
        "transformers.pipeline('ner', dtype=d)",
        "transformers.pipeline('ner', model_kwargs={'dtype': d})",
        "transformers.models.bert.BertModel.from_pretrained('x', dtype=d)",
    ],
)
def test_argument_is_found(call: str):
    assert [argument.name for argument in arguments(f"import transformers\n{call}\n")] == ["dtype"]


@pytest.mark.parametrize(
    "call",
    [
        "torch.zeros(1, dtype=d)",
        "model_class.from_pretrained('x', dtype=d)",
        "transformers.AutoModel.from_pretrained('x', **{'dtype': d})",
        "transformers.AutoConfig(dtype=d)",
    ],
)
def test_other_calls_are_left_out(call: str):
    assert arguments(f"import transformers\n{call}\n") == []


def test_names_beside_an_argument_are_those_of_its_own_brackets():
    (found,) = arguments("import transformers\ntransformers.pipeline('ner', model_kwargs={'dtype': 1, 'token': 2})\n")
    assert found.beside == {"dtype", "token"}
    assert found.complete


def test_spread_arguments_leave_the_names_incomplete():
    (found,) = arguments("import transformers\ntransformers.pipeline('ner', dtype=1, **kwargs)\n")
    assert not found.complete
