"""Settings files for tests, written into the current folder."""

from __future__ import annotations

from pathlib import Path


def write(path: str, text: str) -> Path:
    file = Path(path).absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def table(body: str) -> Path:
    return write("pyproject.toml", f"[tool.hf-lint]\n{body}\n")
