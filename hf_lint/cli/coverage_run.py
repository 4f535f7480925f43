"""One run of ``hf-lint coverage``: read the suite, weigh it, compare it, report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hf_lint.cache import FOLDER, Cache
from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import catalog_for, edition
from hf_lint.cli.coverage_options import Threshold
from hf_lint.cli.coverage_table import show
from hf_lint.cli.failure import CLEAN, FAILED, FINDINGS, Impossible, say
from hf_lint.cli.progress import watched
from hf_lint.cli.session import Session
from hf_lint.coverage.comparison import compared, loses
from hf_lint.coverage.document import Suite, document
from hf_lint.coverage.earlier import NoSuchCommit, laid_out, moved
from hf_lint.coverage.importance import Importance, Ranking
from hf_lint.coverage.known_types import KnownTypes
from hf_lint.coverage.popularity import PopularityError, hub_popularity, read_popularity
from hf_lint.coverage.record import FileRecord
from hf_lint.coverage.results import Results, ResultsError, newest_results, read_results
from hf_lint.coverage.scope import wholes
from hf_lint.coverage.survey import RecordCache, surveyed
from hf_lint.files.discovery import discover
from hf_lint.project import Plan, default_jobs, lint_files
from hf_lint.reports.coverage.write import write_report
from hf_lint.reports.error import ReportError

_NEEDED = ("HFT1", "HFT2")


class NothingCovered(Impossible):
    """All files could be read, and none tests a model type."""


def coverage(paths: Sequence[Path], options: Mapping[str, Any]) -> int:
    """Runs it all and returns the exit code."""
    try:
        return _Run(paths, options).code()
    except (Impossible, NoSuchCommit, PopularityError, ReportError, ResultsError) as error:
        say(map(str, error.args))
        return FAILED


@dataclass(frozen=True)
class _Run:
    paths: Sequence[Path]
    options: Mapping[str, Any]

    def code(self) -> int:
        if self.options["fail_on_loss"] and not self.options["against"]:
            raise Impossible("--fail-on-loss needs to know what to compare with: add --against REF")
        found = document(self._suite(self.paths, self._results()), self.catalog, self._importances())
        if self.options["against"]:
            found["against"] = self._comparison(found)
        shown = _roadmap_alone(found) if self.options["only"] == "missing" else found
        self._write(shown)
        if not self.options["quiet"]:
            show(shown, self.options["limit"])
        return self._judged(found)

    @cached_property
    def session(self) -> Session:
        """The settings; where they leave out the rules that the levels rest on, those run all the same."""
        target = {"target_transformers": self.options["target_transformers"]}
        config, isolated = self.options["config"], self.options["isolated"]
        session = Session(target, config=config, isolated=isolated)
        selected = {rule.code[:4] for rule in session.selection(session.here).rules_for(Path("test_hf_bert.py"))}
        if selected.issuperset(_NEEDED):
            return session
        return Session({**target, "extend_select": ("HFT0", *_NEEDED)}, config=config, isolated=isolated)

    @cached_property
    def catalog(self) -> Catalog:
        catalog = catalog_for(self.session.here)
        if not catalog.model_types:
            raise Impossible(f"transformers {catalog.version}: no model type can be read from its auto classes, "
                             "which have another form; name a release with --target-transformers")  # fmt: skip
        return catalog

    @cached_property
    def _folder(self) -> Path:
        return self.session.here.cache_dir or self.session.here.root / FOLDER

    def _suite(self, paths: Sequence[Path], results: Results) -> Suite:
        session = self.session
        found = discover(paths, session.settings, force_exclude=session.here.force_exclude)
        if found.problems:
            raise Impossible(*map(str, found.problems))
        jobs, cache = self.options["jobs"] or default_jobs(), None if self.options["no_cache"] else self._folder
        records, problems = surveyed(found.files, self.catalog, edition(session.here), RecordCache(cache), jobs)
        if problems:
            raise Impossible(*problems)
        if not any(record.model_type for record in records):
            raise NothingCovered(_nothing(paths, len(found.files), len(records)))
        findings = self._findings(records, Plan(session.rules_for, Cache(cache), jobs))
        return Suite([str(path) for path in paths], records, findings, results)

    def _findings(self, records: Sequence[FileRecord], plan: Plan) -> dict[str, Collection[str]]:
        outcomes = lint_files([Path(record.path) for record in records], plan)
        found = watched(outcomes, len(records), quiet=self.options["quiet"])
        return {each.path: {finding.code for finding in each.findings} for each in found if each.linted}

    def _results(self) -> Results:
        file = self.options["results"] or newest_results(Path("reports"))
        return Results() if file is None or self.options["no_results"] else read_results(file)

    def _importances(self) -> dict[str, Importance]:
        pins, names = self.session.here.coverage.tiers, wholes(self.catalog)
        if unknown := sorted(set(pins) - set(names)):
            meant = self.catalog.nearest_model_type(unknown[0])
            hint = f"; did you mean `{meant}`?" if meant else ""
            raise Impossible(f"coverage.tiers: transformers {self.catalog.version} has no model type "
                             f"`{unknown[0]}` with a model of its own{hint}")  # fmt: skip
        return Ranking(self.catalog, names, self._downloads(), pins).importances

    def _downloads(self) -> dict[str, int]:
        if self.options["popularity_from_hub"]:
            return hub_popularity(self.catalog.checkpoints)
        file = self.options["popularity"]
        return {} if file is None else read_popularity(file, KnownTypes(self.catalog))

    def _comparison(self, found: Mapping[str, Any]) -> dict[str, Any]:
        top, place = laid_out(self.options["against"], self._folder)
        paths = moved(self.paths, top, place)
        try:
            suite = self._suite(paths, Results()) if paths else Suite([], [], {}, Results())
        except NothingCovered:
            suite = Suite([], [], {}, Results())
        before = document(suite, self.catalog, self._importances())
        return compared(before, found, self.options["against"])

    def _write(self, shown: Mapping[str, Any]) -> None:
        for path in self.options["reports"]:
            _write(shown, path)

    def _judged(self, found: Mapping[str, Any]) -> int:
        missed = [_missed(found, threshold, self.options["level"]) for threshold in self.options["fail_under"]]
        lines = [line for line in missed if line]
        if self.options["fail_on_loss"] and loses(found["against"]):
            lines.append(f"coverage was lost since {self.options['against']}")
        say(lines)
        return FINDINGS if lines else CLEAN


def _write(shown: Mapping[str, Any], path: Path) -> None:
    try:
        write_report(shown, path)
    except OSError as error:
        raise Impossible(f"{path}: cannot be written: {error.strerror}") from None


def _missed(found: Mapping[str, Any], threshold: Threshold, level: str) -> str:
    """Why a threshold is not met; empty if it is. A tier without a model type meets none but 0."""
    tiers: Iterable[Mapping[str, Any]] = found["tiers"]
    figures = next((tier for tier in tiers if tier["name"] == threshold.tier), found["totals"]["model_types"])
    reached, total = figures["reached"][level], figures["total"]
    if 100 * reached >= threshold.percent * total and (total or not threshold.percent):
        return ""
    of = f"{threshold.tier} model types" if threshold.tier else "model types"
    return f"{reached} of {total} {of} are {level} ({figures['percent'][level]} %), under {threshold.percent:g} %"


def _nothing(paths: Sequence[Path], files: int, records: int) -> str:
    where = ", ".join(map(str, paths))
    if not files:
        return f"nothing was covered: no test files in {where}"
    if not records:
        return f"nothing was covered: of {files} test files in {where} none uses transformers"
    return f"nothing was covered: none of {records} test files in {where} tests a model type"


_KEPT: Callable[[str], bool] = {"schema", "tool", "created", "transformers", "paths", "missing"}.__contains__


def _roadmap_alone(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if _KEPT(key)}
