"""The rule on what a template left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import libcst as cst

from hf_lint.facts.placeholders import CLASS, MEANT, PLACEHOLDER, bound_in, is_forgotten, is_formatted, text_of
from hf_lint.finding import Edit, Finding, Fix
from hf_lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hf_lint.finding import Span
    from hf_lint.syntax.broken_file import BrokenFile
    from hf_lint.test_file import TestFile


class TemplateResidue(Rule):
    """A placeholder of the template that this file was made from was never filled in.

    `f"Testing {{self.model_id}}"` prints the braces and the name, not the value: the doubled braces were meant for the
    generator that wrote the file. A class called `TestModelTypeModels`, or a checkpoint called `<model>`, tests no
    model at all.

    Only names that the file really binds count as forgotten fields. An f-string that fills in something else as well,
    and one in triple quotes, may write a template itself and is left alone.
    """

    code = "HFT002"
    name = "template-residue"
    message = "{what}"
    fixable = "sometimes"
    BAD: ClassVar = (
        'def test_pipeline(self):\n    logger.info(f"Testing {{self.model_id}} on {{self.device}}")  # HFT002\n',
        "class TestModelTypeModels:  # HFT002\n    pass\n",
        'model = AutoModel.from_pretrained("<model_id>")  # HFT002\n',
    )
    GOOD: ClassVar = (
        'def test_bert(model_id):\n    logger.info(f"Testing {model_id}")\n',
        'quoted = f"write {{name}} where the name belongs"\n',
        'def render(name, body):\n    return f"template <typename {{name}}> {body}"\n',
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at f-strings, class names and the strings that are nothing but a placeholder."""
        for node in file.index.all(cst.FormattedString):
            text = text_of(node)
            if "{{" in text and is_forgotten(text, bound_in(file)) and not is_formatted(file, node):
                yield self._unfilled(file, file.span(node), text)
        for definition in file.index.all(cst.ClassDef):
            if CLASS.fullmatch(definition.name.value):
                yield self._class(file, definition.name.value, file.span(definition.name))
        if PLACEHOLDER.search(file.source.text):
            for literal in file.index.all(cst.SimpleString):
                if PLACEHOLDER.fullmatch(literal.value.strip("\"'")):
                    yield self._string(file, literal.value.strip("\"'"), file.span(literal))

    def check_broken(self, file: BrokenFile) -> Iterator[Finding]:
        """The same by the words of the file."""
        bound = {name.partition(".")[0] for name, _ in file.names()} if "{{" in file.text else set()
        for text, span in file.fstrings():
            if "{{" in text and is_forgotten(text, bound):
                yield self._unfilled(file, span, text)
        for name, span in file.class_names():
            if CLASS.fullmatch(name):
                yield self._class(file, name, span)
        for value, span in file.strings():
            if PLACEHOLDER.fullmatch(value):
                yield self._string(file, value, span)

    def _unfilled(self, file: TestFile | BrokenFile, span: Span, text: str) -> Finding:
        field = next(match["field"] for match in MEANT.finditer(text))
        fix = Fix("Fill in the value", (Edit(span, MEANT.sub(r"{\g<field>}", text)),), safe=False)
        what = f"`{{{{{field}}}}}` is a doubled brace of a template: it prints the name, not the value"
        return self.at(file, span, fix=fix, what=what)

    def _class(self, file: TestFile | BrokenFile, name: str, span: Span) -> Finding:
        return self.at(file, span, what=f"`{name}` still carries the template's placeholder in place of a model")

    def _string(self, file: TestFile | BrokenFile, value: str, span: Span) -> Finding:
        return self.at(file, span, what=f'"{value}" is a placeholder that was never filled in')
