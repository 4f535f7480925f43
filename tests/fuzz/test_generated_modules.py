"""Whatever Python a file holds, linting it comes to an end, and no rule crashes on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_modules import PATHS, RULES, from_grammar, from_node, reworded, share, spliced
from hypothesis import given
from hypothesis import strategies as st

from hf_lint.lint import CRASHED, lint
from hf_lint.settings.model import Settings

pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")
PROFILES = [replace(Settings(), preview=True, profile=name) for name in ("auto", "upstream", "standalone")]


def lint_in_every_profile(text: str, path: str) -> None:
    for settings in PROFILES:
        outcome = lint(path, text.encode(), RULES, settings)
        crashes = [finding.message for finding in outcome.findings if finding.code == CRASHED]
        assert not crashes
        assert all("nested too deeply" in problem.message for problem in outcome.problems)
        assert outcome.linted


@share(0.4)
@given(from_grammar(), st.sampled_from(PATHS))
def test_modules_of_the_grammar(text: str, path: str):
    lint_in_every_profile(text, path)


@share(0.1, least=15)
@given(from_node(), st.sampled_from(PATHS))
def test_modules_of_syntax_nodes(text: str, path: str):
    lint_in_every_profile(text, path)


@share(0.2)
@given(reworded(from_grammar()), st.sampled_from(PATHS))
def test_modules_that_speak_of_what_the_rules_know(text: str, path: str):
    lint_in_every_profile(text, path)


@share(0.3)
@given(spliced(), st.sampled_from(PATHS))
def test_fixtures_with_their_parts_exchanged(text: str, path: str):
    lint_in_every_profile(text, path)
