"""The settings as JSON schema, for editors and for validate-pyproject.

``python -m hf_lint.settings.schema`` writes it out; the copy in the package, ``settings.schema.json``, is made so.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from hf_lint.settings.model import TABLES, Settings, setting_fields, toml_key

if TYPE_CHECKING:
    from dataclasses import Field

    from hf_lint.settings.kinds import Schema
    from hf_lint.settings.model import Table

SCHEMA_ID = "https://hf-lint.readthedocs.io/settings.schema.json"


def get_schema(tool_name: str = "hf-lint") -> Schema:
    """The schema (draft 7) of ``[tool.hf-lint]``; hf-lint.toml has the same keys at its top.

    This is what the entry point group ``validate_pyproject.tool_schema`` asks for.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": f"Settings of {tool_name}",
        "description": f"The table [tool.{tool_name}] of a pyproject.toml.",
        **_table(Settings),
    }


def _table(table: Table) -> Schema:
    properties = {toml_key(entry.name): _property(entry) for entry in setting_fields(table)}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(entry: Field[Any]) -> Schema:
    described = {"description": entry.metadata["description"]}
    if entry.name in TABLES:
        return {**described, **_table(TABLES[entry.name])}
    return {**described, **_default(entry), **entry.metadata["kind"].schema}


def _default(entry: Field[Any]) -> Schema:
    default = entry.default_factory() if callable(entry.default_factory) else entry.default
    if default is None:
        return {}
    return {"default": list(default) if isinstance(default, tuple) else default}


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(get_schema(), indent=2)}\n")
