"""Catalogues as JSON: what is shipped, what is cached, and how a new one is made.

``python -m hf_lint.catalog.snapshot PLACE -o FILE`` reads a wheel, an installed package or a checkout.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from hf_lint.catalog.catalog import SCHEMA, Catalog
from hf_lint.catalog.model import Details, Exports, Task


class UnreadableSnapshot(Exception):
    """Not a snapshot, or one of another schema."""


def encoded(catalog: Catalog) -> str:
    """The catalogue as one line of JSON; equal catalogues give equal texts."""
    document = {field.name: getattr(catalog, field.name) for field in fields(Catalog)}
    document["tasks"] = {name: _row(task)[1:] for name, task in catalog.tasks.items()}
    document["exports"] = {module: _row(exports) for module, exports in catalog.exports.items()}
    document["details"] = {name: _row(details) for name, details in catalog.details.items()}
    text = json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n"


def _row(value: Task | Exports | Details) -> list[object]:
    return [getattr(value, field.name) for field in fields(value)]


def decoded(text: str) -> Catalog:
    """The catalogue of a snapshot. Raises ``UnreadableSnapshot``."""
    try:
        document: dict[str, Any] = json.loads(text)
        if document.pop("schema") != SCHEMA:
            raise UnreadableSnapshot("made by another version of hf-lint")
        document["tasks"] = {name: _task(name, row) for name, row in document["tasks"].items()}
        document["exports"] = {name: Exports(tuple(row[0]), tuple(row[1])) for name, row in _items(document, "exports")}
        document["details"] = {name: _details(row) for name, row in _items(document, "details")}
        document["made_suffixes"] = tuple(document["made_suffixes"])
        return Catalog(**document)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise UnreadableSnapshot(f"no snapshot of a catalogue: {error}") from error


def _items(document: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401  straight from JSON
    return document[key].items()


def _task(name: str, row: list[Any]) -> Task:
    auto_classes, pipeline, modality, default, loads = row
    return Task(name, tuple(auto_classes), pipeline, modality, default, tuple(loads))


def _details(row: list[Any]) -> Details:
    family, main_input, modalities, checkpoints, sub_configs = row
    return Details(family, main_input, tuple(modalities), tuple(checkpoints), sub_configs)


def main(arguments: list[str] | None = None) -> None:
    """The command that makes a snapshot."""
    from argparse import ArgumentParser

    from hf_lint.catalog.reading.read_catalog import read_catalog
    from hf_lint.catalog.reading.source_tree import NotTransformers

    parser = ArgumentParser("python -m hf_lint.catalog.snapshot", description="Make a snapshot of a transformers.")
    parser.add_argument("place", type=Path, help="a wheel, the folder it is installed in, or a checkout")
    parser.add_argument("-o", "--output", type=Path, help="file, or folder for VERSION.json (the shipped snapshots)")
    given = parser.parse_args(arguments)
    try:
        catalog = read_catalog(given.place)
    except NotTransformers as error:
        parser.error(str(error))
    output = given.output or Path(__file__).with_name("snapshots")
    target = output / f"{catalog.version}.json" if output.is_dir() else output
    target.write_text(encoded(catalog), encoding="utf-8")


if __name__ == "__main__":
    main()
