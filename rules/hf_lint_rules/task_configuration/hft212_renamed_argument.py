"""The rule on arguments that transformers has renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

import libcst as cst

from hf_lint.catalog.choice import targeted_release
from hf_lint.catalog.name_table import Release
from hf_lint.facts.arguments import Given, given
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class _Renaming(NamedTuple):
    new: str
    since: Release
    advice: str


_CONFIG = "pass `quantization_config=BitsAndBytesConfig({}=True)`, transformers 5 has no such argument"
_WEIGHTLESS = re.compile(r"(?:Tokenizer(?:Fast)?|Processor(?:Fast)?|FeatureExtractor)\.from_pretrained$")
_RENAMED = {
    "torch_dtype": _Renaming("dtype", (4, 56), "it is called `dtype` since transformers 4.56"),
    "use_auth_token": _Renaming("token", (4, 32), "it is called `token`, transformers 5 has no `use_auth_token`"),
    "load_in_8bit": _Renaming("quantization_config", (4, 30), _CONFIG.format("load_in_8bit")),
    "load_in_4bit": _Renaming("quantization_config", (4, 30), _CONFIG.format("load_in_4bit")),
}


class RenamedArgument(Rule):
    """An argument has its old name, which transformers has replaced.

    `torch_dtype` is called `dtype` since 4.56, `use_auth_token` is called `token`, and what `load_in_8bit` and
    `load_in_4bit` said belongs into a `quantization_config`. The last three are gone from transformers 5, where a
    test that passes them fails, or no longer tests what it says.

    Looked at are `from_pretrained` and `from_config` of the classes of transformers, and `pipeline`, with literal
    `model_kwargs`. `dtype` fails before 4.56: that fix is safe only where `target-transformers`, or the checkout that
    the file is of, is 4.56 or newer, or the file has `dtype` already. One older than a renaming silences it. Left
    alone are other libraries' classes, calls that are meant to fail, functions that use both names, as tests of the
    renaming do, and what tokenizers, which have no weights, are told of them. Quantization arguments have no fix.
    """

    code = "HFT212"
    name = "renamed-argument"
    message = "`{old}` is out of use: {advice}"
    fixable = "sometimes"
    BAD: ClassVar = (
        "from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained(NAME, torch_dtype=dtype)  # HFT212\n",
        "from transformers import AutoTokenizer\n\nAutoTokenizer.from_pretrained(ID, use_auth_token=True)  # HFT212\n",
    )
    GOOD: ClassVar = (
        "from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained(NAME, dtype=dtype)\n",
        "from transformers import BitsAndBytesConfig\n\nconfig = BitsAndBytesConfig(load_in_8bit=True)\n",
        "from diffusers import DiffusionPipeline\n\nDiffusionPipeline.from_pretrained(NAME, torch_dtype=dtype)\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the arguments of the calls that load."""
        target = targeted_release(file.settings)
        due = {name for name, renaming in _RENAMED.items() if target is None or target >= renaming.since}
        old = {name for name in due if name in file.source.text}
        for argument in given(file, old) if old else ():
            excused = is_meant_to_fail(file, argument.call) or _is_about_nothing(argument)
            if not excused and not _is_said_both_ways(file, argument):
                fix, advice = _fix(file, argument, target), _RENAMED[argument.name].advice
                yield self.at(file, argument.node, fix=fix, old=argument.name, advice=advice)


def _is_about_nothing(argument: Given) -> bool:
    """Whether it tells a tokenizer or processor, which have no weights, how to load them."""
    return argument.name != "use_auth_token" and _WEIGHTLESS.search(dotted(argument.call.func) or "") is not None


def _uses_of_new(file: TestFile, argument: Given) -> list[cst.Call]:
    return [other.call for other in given(file, {_RENAMED[argument.name].new})]


def _is_said_both_ways(file: TestFile, argument: Given) -> bool:
    home, function = file.names.scope(argument.call), dotted(argument.call.func)
    others = [
        call for call in _uses_of_new(file, argument) if call is not argument.call and dotted(call.func) == function
    ]
    return home is not None and any(file.names.scope(call) is home for call in others)


def _fix(file: TestFile, argument: Given, target: Release | None) -> Fix | None:
    new = _RENAMED[argument.name].new
    if new == "quantization_config" or new in argument.beside or not argument.complete:
        return None
    known = new == "token" or target is not None or bool(_uses_of_new(file, argument))
    text = new if isinstance(argument.node, cst.Name) else f"{argument.node.quote}{new}{argument.node.quote}"
    return Fix(f"Call it `{new}`", (Edit(file.span(argument.node), text),), safe=known)
