"""The rule on inputs of another kind than the task takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hf_lint.facts.input_kinds import ARRAY, AUDIO, IMAGE, TEXT, VIDEO, kind_of_value
from hf_lint.facts.meant_failures import is_meant_to_fail
from hf_lint.facts.pipeline_runs import runs_of_pipelines
from hf_lint.finding import Finding
from hf_lint.kind import STANDALONE
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile

_CALLED = {TEXT: "a text", IMAGE: "an image", AUDIO: "a recording", VIDEO: "a video", ARRAY: "an array"}
_CLASHES = {TEXT: (IMAGE, AUDIO, VIDEO), IMAGE: (TEXT, AUDIO), AUDIO: (TEXT, IMAGE, VIDEO), ARRAY: (TEXT,)}


class WrongInputKind(Rule):
    """A pipeline is given an input of another kind than its task takes.

    An image task that is given a sentence looks for a file of that name, and a text task cannot read an image. The
    call raises an error, and where the test swallows it, the model is never tried. A text task that is given the name
    of an image file works on the name.

    Give the pipeline what its task takes: a text, an image or a link to one, a recording.

    A string counts as a text only where it is prose: whatever can be a path, a link or encoded data is left alone.
    So are tasks that take several kinds, such as `image-text-to-text`, `visual-question-answering`,
    `document-question-answering`, and most `zero-shot-...` ones, inputs that are of one kind here and of another
    there, those that come from out of sight, and calls that are meant to fail.
    """

    code = "HFT206"
    name = "wrong-input-kind"
    message = "`{task}` takes {wanted}, and is given {given}"
    kinds = STANDALONE
    BAD: ClassVar = (
        (
            "from transformers import pipeline\n\n"
            'classify = pipeline("image-classification", model=NAME)\n'
            'classify("A photo of two cats on a couch.")  # HFT206\n'
        ),
        (
            "from PIL import Image\nfrom transformers import pipeline\n\n"
            'classify = pipeline("text-classification", model=NAME)\n'
            'classify(Image.open("cats.png"))  # HFT206\n'
        ),
    )
    GOOD: ClassVar = (
        (
            "from transformers import pipeline\n\n"
            'classify = pipeline("image-classification", model=NAME)\n'
            'classify("cats.png")\n'
        ),
        (
            "from transformers import pipeline\n\n"
            'answer = pipeline("image-text-to-text", model=NAME)\n'
            'answer("A photo of two cats on a couch.")\n'
        ),
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the first argument of each run of a pipeline."""
        if "pipeline" not in file.source.text:
            return
        for call, task, wanted in runs_of_pipelines(file):
            first = call.args[0] if call.args else None
            if first is None or first.keyword is not None or first.star:
                continue
            given = kind_of_value(file, first.value)
            if given is not None and wanted in _CLASHES[given] and not is_meant_to_fail(file, call):
                yield self.at(file, first.value, task=task, wanted=_CALLED[wanted], given=_CALLED[given])
