"""One run of ``hf-lint new``: which types, in which convention, where to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.choice import catalog_for
from hf_lint.catalog.installed import package_of_checkout
from hf_lint.cli.failure import CLEAN, FAILED, Impossible, say
from hf_lint.cli.new_missing import missing_types
from hf_lint.cli.session import Session
from hf_lint.finding import Problem
from hf_lint.scaffold.model_test import STANDALONE, UPSTREAM, ModelTest, model_test, refusal
from hf_lint.scaffold.rendering import TemplateFault, rendered
from hf_lint.scaffold.writing import place_of, write_all


def write_tests(model_types: Sequence[str], options: Mapping[str, Any]) -> int:
    """Writes all of them or none, and returns the exit code."""
    run = _Run(Session(), options)
    try:
        tests = run.tests(model_types)
        texts = run.texts(tests)
    except (Impossible, TemplateFault) as error:
        say(error.args)
        return FAILED
    try:
        write_all(texts, run.convention)
    except OSError as error:
        say([Problem(str(error.filename or run.folder), 0, 0, f"cannot be written: {error.strerror}")])
        return FAILED
    if not options["quiet"]:
        for path, _ in texts:
            click.echo(path)
    return CLEAN


@dataclass(frozen=True)
class _Run:
    session: Session
    options: Mapping[str, Any]

    @property
    def catalog(self) -> Catalog:
        return catalog_for(self.session.here)

    @property
    def convention(self) -> str:
        """What is asked for, or what the project's settings and files follow."""
        asked, profile = self.options["convention"], self.session.here.profile
        if asked is not None:
            return str(asked)
        if profile != "auto":
            return profile
        return UPSTREAM if package_of_checkout(self.session.here.root) is not None else STANDALONE

    @property
    def folder(self) -> Path:
        if self.options["output"] is not None:
            return Path(self.options["output"])
        return Path("tests", "models") if self.convention == UPSTREAM else Path()

    def tests(self, names: Sequence[str]) -> list[ModelTest]:
        if (self.options["tier"] or self.options["limit"]) and not self.options["missing"]:
            raise Impossible("--tier and --limit choose among what is missing: add --missing")
        if not names and not self.options["missing"]:
            raise Impossible("name a model type, or `all`, or ask for those without a test by --missing")
        named = self._all() if list(names) == ["all"] else names
        wanted = dict.fromkeys([*named, *(self._missing() if self.options["missing"] else ())])
        refused = [line for name in wanted if (line := refusal(self.catalog, name))]
        if refused:
            raise Impossible(*refused)
        return [model_test(self.catalog, name) for name in wanted]

    def _all(self) -> list[str]:
        """Every model type that can have a test."""
        return [name for name in self.catalog.model_types if not refusal(self.catalog, name)]

    def _missing(self) -> list[str]:
        tier, limit = self.options["tier"], self.options["limit"]
        missing = missing_types(self.folder, self.session, self.catalog)
        return [name for name, found in missing.items() if tier in (None, found)][:limit]

    def texts(self, tests: Sequence[ModelTest]) -> list[tuple[Path, str]]:
        given = self.options["templates"] or self.session.here.templates
        folders = () if given is None else (given,)
        places = [place_of(test, self.convention, self.folder) for test in tests]
        there = [path for path in places if path.exists() and not self.options["force"]]
        if there:
            raise Impossible(*(f"{path}: is there already; --force overwrites it" for path in there))
        return [(path, rendered(test, self.convention, folders)) for path, test in zip(places, tests, strict=True)]
