"""The report on a generator of model tests."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hf_lint.reports.whole_file import write_json_or_markdown


def write_report(document: Mapping[str, Any], path: Path) -> None:
    """Writes ``.json`` or ``.md``, whole or not at all. Raises ``OSError`` as writing does."""
    write_json_or_markdown(document, path, _lines(document))


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    yield from ("# Checks of a test generator", "", "```sh", shlex.join(document["command"]), "```", "")
    tried = ", ".join(document["model_types"])
    yield f"Tried with {len(document['model_types'])} model types of transformers {document['transformers']}: {tried}."
    yield from ("", "| check | verdict | looked at | wrong |", "| --- | --- | --- | --- |")
    for each in document["checks"]:
        yield f"| {each['name']} | {each['verdict']} | {each['of']} | {len(each['wrong'])} |"
    for each in document["checks"]:
        lines = [*each["wrong"], *(f"Note: {note}" for note in each["notes"])]
        if lines:
            yield from ("", f"## {each['name'].capitalize()}", "", *(f"- {' '.join(line.split())}" for line in lines))
