"""The floor: LibCST parses every file of a list and nothing else happens."""

from __future__ import annotations

import sys
from pathlib import Path

import libcst as cst


def parse(paths: list[str]) -> int:
    """How many of them parse."""
    parsed = 0
    for path in paths:
        try:
            cst.parse_module(Path(path).read_bytes())
        except (cst.ParserSyntaxError, UnicodeDecodeError):
            continue
        parsed += 1
    return parsed


if __name__ == "__main__":
    print(parse(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
