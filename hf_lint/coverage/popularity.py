"""Download counts by model type: from a file, or from the Hub."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hf_lint.coverage.known_types import KnownTypes

_NAME_COLUMNS = ("model_type", "model", "checkpoint", "id", "name")
_COUNT_COLUMNS = ("downloads", "count")


class PopularityError(Exception):
    """Counts that cannot be had; the text is one line."""


def read_popularity(file: Path, known: KnownTypes) -> dict[str, int]:
    """The counts of a CSV or JSON file, added up by model type. Raises ``PopularityError``.

    Rows name model types or checkpoints. JSON is an object of counts, or a list of objects with the columns that CSV
    has: ``model_type`` or ``id``, and ``downloads``.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        rows = _json_rows(text) if file.suffix == ".json" else _csv_rows(text)
        return _added_up(rows, known)
    except OSError as error:
        raise PopularityError(f"{file}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, csv.Error):
        wanted = "a name (`model_type` or `id`) and a number (`downloads`) in each row"
        raise PopularityError(f"{file}: no download counts: there have to be {wanted}") from None


def _json_rows(text: str) -> Iterable[tuple[str, int]]:
    found = json.loads(text)
    if isinstance(found, Mapping):
        return [(str(name), int(count)) for name, count in found.items()]
    return [_row(row) for row in found]


def _csv_rows(text: str) -> Iterable[tuple[str, int]]:
    return [_row(row) for row in csv.DictReader(text.splitlines(), strict=True)]


def _row(row: Mapping[str, object]) -> tuple[str, int]:
    name = next(str(row[column]) for column in _NAME_COLUMNS if row.get(column))
    count = next(str(row[column]) for column in _COUNT_COLUMNS if row.get(column) is not None)
    return name, int(count.replace(",", "").replace("_", ""))


def _added_up(rows: Iterable[tuple[str, int]], known: KnownTypes) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, count in rows:
        claim = known.exact(name) or known.of_checkpoint(name)
        if claim is not None:
            found[claim.model_type] = found.get(claim.model_type, 0) + count
    return found


def hub_popularity(checkpoints: Mapping[str, str]) -> dict[str, int]:
    """The downloads of the hundred most loaded checkpoints of each model type. Raises ``PopularityError``.

    ``checkpoints`` gives each documented checkpoint its model type; types without one are not asked for. Asks once a
    type, so it takes minutes; a file that keeps the answer is better for a run that is repeated.
    """
    try:
        from huggingface_hub import HfApi
    except ImportError:
        raise PopularityError("--popularity-from-hub needs huggingface_hub: pip install huggingface_hub") from None
    api, found = HfApi(), dict[str, int]()
    try:
        for model_type in sorted(set(checkpoints.values())):
            models = api.list_models(filter=model_type, sort="downloads", limit=100)
            found[model_type] = sum(int(model.downloads or 0) for model in models)
    except Exception as error:  # whatever the network or the Hub has to say
        raise PopularityError(f"the Hub cannot be asked: {' '.join(str(error).split())}") from None
    return found
