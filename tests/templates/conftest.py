"""A folder of templates, and tests made from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from template_texts import IMAGE, TEXT, Write


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below the current folder, which has nothing else."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def templates(write: Write) -> Path:
    write("templates/text_template.py", TEXT)
    write("templates/image_template.py", IMAGE)
    return Path("templates")
