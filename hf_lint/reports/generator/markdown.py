"""The report on a generator of model tests, as Markdown."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Any


def markdown(document: Mapping[str, Any]) -> str:
    """The whole report."""
    return "\n".join(_lines(document)) + "\n"


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
