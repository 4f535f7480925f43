"""The rule on test classes that kept the name of the model they were copied from."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

import libcst as cst

from hf_lint.catalog.name_table import folded
from hf_lint.facts.model_names import class_model, differ, spelled
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile


class ClassOfAnotherModel(Rule):
    """The test class is named after another model than its file.

    The file was copied, and the class kept its name: reports and `-k` filters then blame or select the wrong model,
    and two test classes of one name are easily taken for one another. Rename the class.

    Names are compared without case, separators and version suffixes (`v2`). Files of models that are made of two
    others (`vision_encoder_decoder`), files whose name says no known model, and classes that are named after a part or
    a variant of the file's model are left alone.
    """

    code = "HFT102"
    name = "class-of-another-model"
    message = "`{found}` is named after {other}, but this file tests {model_type}"
    fixable = "sometimes"
    BAD: ClassVar = ("from transformers import BertModel\n\n\nclass TestRobertaModels:  # HFT102\n    pass\n",)
    GOOD: ClassVar = (
        "from transformers import BertModel\n\n\nclass TestBertModels:\n    pass\n",
        "from transformers import BertModel\n\n\nclass BertForMaskedLMTest:\n    pass\n",
        "from transformers import BertModel\n\n\nclass RobertaLikeConfig:\n    pass\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at the classes at module level."""
        found = {test_class.name: test_class.node.name for test_class in file.classes}
        for name, other in _foreign(file, found):
            place, fix = file.span(found[name]), _fix(file, name, other)
            yield self.at(file, place, fix=fix, found=name, other=other, model_type=file.model_type)

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """Looks at the names of all classes."""
        found = dict(file.class_names())
        for name, other in _foreign(file, found):
            yield self.at(file, found[name], found=name, other=other, model_type=file.model_type)


def _foreign(file: TestFile | BrokenFile, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The test classes that are named after another model, and that model.

    A class beside another that differs from it in the model alone is meant: a tokenizer serves several models.
    """
    if file.model_type is None:
        return
    told = {name: found for name in names if "Test" in name and (found := class_model(name)) is not None}
    folder = PurePath(file.path).parent.name
    foreign = {name for name, (model, rest) in told.items() if differ(file.model_type, model, rest)}
    served = {rest for name, (_, rest) in told.items() if name not in foreign}
    for name in sorted(foreign):
        model, rest = told[name]
        if rest not in served and folded(folder) != folded(model):
            yield name, model


def _fix(file: TestFile, name: str, other: str) -> Fix | None:
    own = spelled(file.model_type or "")
    new = None if own is None else name.replace(other, own, 1)
    if new is None or new in file.names.bindings or new in file.names.imports:
        return None
    uses = [node for node in file.index.all(cst.Name) if node.value == name]
    edits = tuple(Edit(file.span(node), new) for node in uses)
    return Fix(f"Rename it to `{new}`", edits, safe=False)
