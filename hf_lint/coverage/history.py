"""When transformers had which model types.

``model_type_history.json`` beside this file has, for each release that was read, the model types that it was the first
to have, and those that it was the last to have. What came and went between two of these releases is missing.
``python -m hf_lint.coverage.history WHEEL...`` makes it anew from the wheels or folders of all of them.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hf_lint.catalog.release_choice import numbers_of

_FILE = "model_type_history.json"


class Lifetime(NamedTuple):
    """The first and the last of the releases read that have a model type; ``gone`` is the one after the last."""

    first: str
    last: str
    gone: str | None


@cache
def releases() -> tuple[str, ...]:
    """The releases that were read, the oldest first."""
    return tuple(_document()["releases"])


@cache
def lifetimes() -> dict[str, Lifetime]:
    """The lifetime of every model type that one of these releases has."""
    known, document = releases(), _document()
    last = {name: release for release, names in document["last"].items() for name in names}
    first = {name: release for release, names in document["first"].items() for name in names}
    after = dict(pairwise(known))
    return {name: Lifetime(first[name], last[name], after.get(last[name])) for name in first}


def age_of(model_type: str) -> int:
    """How many of the releases read came after the first that has it; 0 for one that is younger than all of them."""
    found = lifetimes().get(model_type)
    return 0 if found is None else len(releases()) - releases().index(found.first)


def _document() -> dict[str, dict[str, list[str]]]:
    text = files("hf_lint.coverage").joinpath(_FILE).read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = json.loads(text)
    return found


def history_of(model_types: dict[str, set[str]]) -> dict[str, object]:
    """The document, from the model types that each release has."""
    ordered = sorted(model_types, key=numbers_of)
    everything = sorted({name for names in model_types.values() for name in names})
    first: dict[str, list[str]] = {release: [] for release in ordered}
    last: dict[str, list[str]] = {release: [] for release in ordered}
    for name in everything:
        having = [release for release in ordered if name in model_types[release]]
        first[having[0]].append(name)
        last[having[-1]].append(name)
    return {"releases": ordered, "first": first, "last": last}


def main(places: list[str]) -> None:
    """Writes the file of the package from the transformers that lie at these places."""
    from hf_lint.catalog.reading.read_catalog import read_catalog

    catalogs = [read_catalog(Path(place)) for place in places]
    document = history_of({catalog.version: set(catalog.folders) for catalog in catalogs})
    Path(__file__).with_name(_FILE).write_text(f"{json.dumps(document, indent=1)}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
