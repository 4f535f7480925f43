"""Writing a report so that there is either all of it or none."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def write_whole(path: Path, text: str) -> None:
    """Puts the text on disk under another name first. Raises ``OSError`` as writing does.

    What is no valid text, as a file name can be, is written as an escape that JSON knows too.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_json_or_markdown(document: Mapping[str, Any], path: Path, lines: Iterable[str]) -> None:
    """Writes the document where the file ends in ``.json``, else the lines. Raises ``OSError`` as writing does."""
    if path.suffix == ".json":
        write_whole(path, json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    else:
        write_whole(path, "\n".join(lines) + "\n")
