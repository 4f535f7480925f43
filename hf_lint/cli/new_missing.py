"""Which model types the tests of a folder leave out, for ``hf-lint new --missing``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hf_lint.cache import FOLDER
from hf_lint.catalog.choice import edition
from hf_lint.cli.failure import Impossible
from hf_lint.coverage.document import Suite, document
from hf_lint.coverage.importance import Ranking
from hf_lint.coverage.results import Results
from hf_lint.coverage.scope import wholes
from hf_lint.coverage.survey import RecordCache, surveyed
from hf_lint.files.discovery import discover
from hf_lint.project import default_jobs

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.cli.session import Session


def missing_types(folder: Path, session: Session, catalog: Catalog) -> dict[str, str]:
    """The model types without a test below the folder, each with its tier, in the order of the coverage's roadmap.

    Raises ``Impossible`` where a file cannot be read, since it may be the test of a type that seems to have none.
    """
    here = session.here
    discovered = discover([folder], session.settings) if folder.is_dir() else None
    files = discovered.files if discovered else []
    cache = RecordCache(here.cache_dir or here.root / FOLDER)
    records, unread = surveyed(files, catalog, edition(here), cache, default_jobs())
    if problems := [*map(str, discovered.problems if discovered else ()), *map(str, unread)]:
        raise Impossible(*problems)
    importances = Ranking(catalog, wholes(catalog), {}, here.coverage.tiers).importances
    found = document(Suite([str(folder)], records, {}, Results()), catalog, importances)
    return {entry["model_type"]: entry["tier"] for entry in found["missing"]}
