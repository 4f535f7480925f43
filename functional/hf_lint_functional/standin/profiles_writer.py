"""``python -m hf_lint_functional.standin.profiles_writer``: searches all classes and writes what it found.

The file goes into ``profiles`` beside this module, named for the installed release of transformers. Classes that
lack a package here are left out, so that they are searched where the package is installed.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from hf_lint_functional.outcome import Outcome
from hf_lint_functional.runner.job import Limits
from hf_lint_functional.runner.pool import Pool
from hf_lint_functional.standin.known_profiles import encoded
from hf_lint_functional.standin.profile import Profile
from hf_lint_functional.sweep.run import PRELOAD, sweep
from hf_lint_functional.sweep.targets import all_classes, installed_catalog

FOLDER = Path(__file__).parent / "profiles"
LIMITS = Limits(seconds=240.0)


def main() -> None:
    """Writes the profiles of the installed release."""
    found: dict[str, dict[str, Profile | None]] = {}
    with Pool(preload=PRELOAD) as pool:
        for outcome in sweep(all_classes(installed_catalog()), pool, limits=LIMITS, thorough=False, cold=True):
            note(found, outcome)
            sys.stderr.write(f"{outcome.name}: {outcome.verdict.value} {outcome.reason[:100]}\n")
    file = FOLDER / f"{version('transformers')}.json"
    file.write_text(encoded(found), encoding="utf-8")


def note(found: dict[str, dict[str, Profile | None]], outcome: Outcome) -> None:
    """Adds what an outcome says of its class, unless its process died or a package is missing."""
    model_type, _, name = outcome.name.partition(" ")
    if "forward" not in outcome.details or outcome.details.get("kind") == "missing-package":
        return
    profile = outcome.details.get("profile")
    found.setdefault(model_type, {})[name] = None if profile is None else Profile.from_json(profile)


if __name__ == "__main__":
    main()
