"""The rule on models that are loaded before any test runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.loading import loading_calls
from hf_lint.finding import Finding
from hf_lint.names import dotted
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_DOWNLOADS = frozenset({
    "datasets.load_dataset", "huggingface_hub.hf_hub_download", "huggingface_hub.snapshot_download", "requests.get",
    "transformers.utils.cached_file", "transformers.utils.hub.cached_file", "urllib.request.urlopen",
    "urllib.request.urlretrieve",
})  # fmt: skip
_NAMES = {name.rpartition(".")[2] for name in _DOWNLOADS} - {"get"} | {"requests"}
_FUNCTIONS = (cst.FunctionDef, cst.Lambda, cst.GeneratorExp)


class LoadedAtImport(Rule):
    """A model is loaded, or a file downloaded, as soon as the test file is imported.

    Whoever only collects the tests, or runs one that needs no model, waits for the download all the same. Where it
    fails, because the machine is offline or the Hub is, none of the file's tests runs, `@slow` and skips help
    nothing, and the report shows an error of the collection instead of a test.

    Load it in a fixture, in `setUpClass`, or in a `cached_property`.

    Left alone are functions, lambdas and what stands under `if __name__ == "__main__":`. A class of another library
    with a `from_pretrained` of its own is not looked at, nor are configurations made by `from_config`.
    """

    code = "HFT604"
    name = "loaded-at-import"
    message = "`{call}` runs when the file is imported, before any test and even if none is run"
    BAD: ClassVar = (
        (
            "from transformers import AutoTokenizer\n\n"
            'TOKENIZER = AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")  # HFT604\n'
        ),
        'from transformers import pipeline\n\n\nclass TestFillMask:\n    unmasker = pipeline("fill-mask")  # HFT604\n',
    )
    GOOD: ClassVar = (
        (
            'from transformers import AutoTokenizer\n\n\n@pytest.fixture(scope="module")\ndef tokenizer():\n'
            '    return AutoTokenizer.from_pretrained("google-bert/bert-base-uncased")\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the calls that load or download."""
        loading = [call for call in loading_calls(file) if not (dotted(call.func) or "").endswith(".from_config")]
        for call in (*loading, *_downloads(file)):
            if _runs_at_import(file, call):
                yield self.at(file, call, call=dotted(call.func))


def _downloads(file: TestFile) -> Iterator[cst.Call]:
    if not _NAMES.isdisjoint(file.identifiers):
        for call in file.index.all(cst.Call):
            if file.names.full_name(call.func) in _DOWNLOADS:
                yield call


def _runs_at_import(file: TestFile, call: cst.Call) -> bool:
    below: cst.CSTNode = call
    for up in file.index.ancestors(call):
        if isinstance(up, _FUNCTIONS) and not isinstance(below, cst.Decorator):
            return False
        if isinstance(up, cst.If) and _asks_for_main(up.test):
            return False
        below = up
    return True


def _asks_for_main(test: cst.BaseExpression) -> bool:
    return isinstance(test, cst.Comparison) and dotted(test.left) == "__name__"
