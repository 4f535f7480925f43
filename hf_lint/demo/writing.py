"""The demonstration suite as files of the user's own."""

from __future__ import annotations

from pathlib import Path

_SUITE = Path(__file__).parent / "suite"
# Without it, whatever installs, checks or collects Python files would stumble over the one that does not parse.
_DISGUISE = ".txt"


def suite() -> dict[Path, str]:
    """The files of the suite by their paths in its folder."""
    files = sorted(path for path in _SUITE.rglob("*") if path.is_file())
    return {_own_name(path.relative_to(_SUITE)): path.read_text(encoding="utf-8") for path in files}


def _own_name(path: Path) -> Path:
    return path.with_suffix("") if path.suffix == _DISGUISE else path


def is_free(folder: Path) -> bool:
    """Whether the suite may be written here: the folder is empty, or not there yet."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def write_suite(folder: Path) -> list[Path]:
    """Writes it all and returns the paths. Raises ``OSError``."""
    from hf_lint.reports.whole_file import write_whole

    files = suite()
    for path, text in files.items():
        write_whole(folder / path, text)
    return [folder / path for path in files]
