"""The pages of the site that are written by hand keep up with the code."""

from __future__ import annotations

import re
from pathlib import Path

from hf_lint.finding import DOCUMENTATION
from hf_lint.formats import FORMATS
from hf_lint.settings.schema import SCHEMA_ID

ROOT = Path(__file__).resolve().parents[1]
SITE = re.search(r"^site_url: (\S+)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)


def test_findings_and_schema_lead_to_the_site():
    assert SITE is not None
    assert f"{SITE[1]}rules/" == DOCUMENTATION
    assert f"{SITE[1]}settings.schema.json" == SCHEMA_ID


def test_every_output_format_has_its_row():
    page = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    table = page.partition("| format |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE)) == FORMATS
