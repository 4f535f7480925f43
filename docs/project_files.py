"""What the site takes from the checkout besides the pages in docs/: a hook of mkdocs.

CONTRIBUTING.md and CHANGELOG.md become pages, the schemas stand where their ``$id`` says, and the
navigation gets the rules by their families.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]
_FAMILY = re.compile(r"^## (?P<title>.+)\n(?P<members>(?:(?!## ).*\n)*)", re.MULTILINE)
_MEMBER = re.compile(r"^\| (?P<code>\w+) \| \[(?P<name>[^]]+)\]\((?P<page>[^)]+)\)", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the rules into the section that has their overview."""
    assert config.nav is not None
    (section,) = (entry["Rules"] for entry in config.nav if "Rules" in entry)
    section += families((ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8"))
    return config


def families(overview: str) -> list[dict[str, list[dict[str, str]]]]:
    """The families of the overview, each with its rules, as entries of the navigation."""
    return [
        {family["title"]: [_entry(rule) for rule in _MEMBER.finditer(family["members"])]}
        for family in _FAMILY.finditer(overview)
    ]


def _entry(rule: re.Match[str]) -> dict[str, str]:
    return {f"{rule['code']} {rule['name']}": f"rules/{rule['page']}"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the files; their links into docs/ lead to the pages of the site."""
    for name in ("CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name.lower(), content=text))
    for schema in ("settings/settings.schema.json", "reports/functional.schema.json"):
        path = ROOT / "hf_lint" / schema
        files.append(File.generated(config, path.name, abs_src_path=str(path)))
    return files
