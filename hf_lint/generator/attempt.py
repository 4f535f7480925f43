"""One run of a generator in a scratch folder of its own: the file that it wrote, and what else it left there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hf_lint.generator.limits import Limits, Run, run

MODEL_TYPE, OUTPUT, OUTPUT_FOLDER = "{model_type}", "{output}", "{output_dir}"
FILE_NAME = f"test_hf_{MODEL_TYPE}.py"
_HOME, _CWD, _TEMPORARY, _OUTPUT, _CACHE = "home", "cwd", "tmp", "output", "cache"
_FRESH = (_HOME, _CWD, _TEMPORARY, _OUTPUT)
_LOG = "log.txt"
_MOST = 20  # stray files of one run


@dataclass(frozen=True)
class Attempt:
    """What a generator did for one name. ``data`` is the file that it was to write, None if there is none.

    ``strays`` are what it left besides, as paths below the scratch folder.
    """

    model_type: str
    name: str
    run: Run
    data: bytes | None
    strays: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether it ended well and wrote the file."""
        return self.run.is_good and self.data is not None

    @property
    def complaint(self) -> str:
        """What went wrong, in a few words."""
        if self.run.stopped is not None:
            return self.run.stopped
        if self.run.code:
            last = self.run.said.strip().rpartition("\n")[2].strip()
            return f"exit code {self.run.code}" + (f": {last[:200]}" if last else "")
        return "wrote no file" if self.data is None else ""


class Scratch:
    """The scratch folder. Home, current and temporary folder are new for each run; caches stay, unwatched.

    Paths are the same in each run, so that a file that has them in it can still be the same twice.
    """

    def __init__(self, root: Path, command: Sequence[str], limits: Limits, file_name: str, cwd: Path | None) -> None:
        self.root, self.command, self.limits, self.cwd, self.file_name = root, command, limits, cwd, file_name

    def attempt(self, model_type: str, *, hash_seed: int, is_bad: bool = False) -> Attempt:
        """Runs the generator once. Raises ``OSError`` where there is no such program."""
        (self.root / _CACHE).mkdir(parents=True, exist_ok=True)
        for folder in _FRESH:
            shutil.rmtree(self.root / folder, ignore_errors=True)
            (self.root / folder).mkdir()
        name = self.file_name.replace(MODEL_TYPE, "name" if is_bad else model_type.replace("-", "_"))
        output = self.root / _OUTPUT / name
        values = {MODEL_TYPE: model_type, OUTPUT: str(output), OUTPUT_FOLDER: str(output.parent)}
        command = [_filled(part, values) for part in self.command]
        done = run(
            command, cwd=self.cwd or self.root / _CWD, env=self._environment(hash_seed), log=self.root / _LOG,
            watched=output, limits=self.limits,
        )  # fmt: skip
        output = self._written(output)
        data = output.read_bytes() if output.is_file() else None
        strays = tuple(sorted(self._strays(output)))[:_MOST]
        for stray in strays:
            self._remove(stray)
        return Attempt(model_type, output.name, done, data, strays)

    def _written(self, output: Path) -> Path:
        """The file that was asked for; where only its folder was named, the first test in there."""
        if any(OUTPUT in part for part in self.command) or output.is_file():
            return output
        return next(iter(sorted(output.parent.rglob("test_*.py"))), output)

    def _remove(self, stray: str) -> None:
        path = self.root / stray
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

    def _environment(self, hash_seed: int) -> dict[str, str]:
        home, temporary, cache = (str(self.root / name) for name in (_HOME, _TEMPORARY, _CACHE))
        return {
            **os.environ,
            **dict.fromkeys(("HOME", "USERPROFILE"), home),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary),
            **dict.fromkeys(("XDG_CACHE_HOME", "HF_HOME", "PYTHONPYCACHEPREFIX"), cache),
            **{f"XDG_{kind}_HOME": f"{home}/.{kind.lower()}" for kind in ("CONFIG", "DATA", "STATE")},
            "PYTHONHASHSEED": str(hash_seed),
        }

    def _strays(self, output: Path) -> Iterator[str]:
        kept = {self.root / name for name in (*_FRESH, _LOG)}
        for top, folders, names in os.walk(self.root):
            if Path(top) == self.root:
                folders[:] = [name for name in folders if name != _CACHE]
            for name in (*names, *(each for each in folders if _is_empty(Path(top, each)))):
                path = Path(top, name)
                if path != output and path not in kept and not _belongs(path, output):
                    yield path.relative_to(self.root).as_posix()


def _belongs(path: Path, output: Path) -> bool:
    """Whether it makes a package of the folder that the test is in."""
    return path.name == "__init__.py" and path.parent == output.parent


def _filled(part: str, values: Mapping[str, str]) -> str:
    for placeholder, value in values.items():
        part = part.replace(placeholder, value)
    return part


def _is_empty(folder: Path) -> bool:
    return folder.is_symlink() or not any(folder.iterdir())


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of every file below a folder that is really worked in; git's own are left out."""
    found = {}
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in (".git", "__pycache__")]
        for name in names:
            path = Path(top, name)
            try:
                entry = path.lstat()
            except OSError:
                continue
            found[str(path.relative_to(folder))] = (entry.st_size, entry.st_mtime_ns)
    return found


def absolute(command: Sequence[str]) -> list[str]:
    """The command with files of the current folder named in full, and ``python`` as the one that runs this."""
    parts = [str(Path(part).absolute()) if Path(part).is_file() else part for part in command]
    is_python = parts[:1] == ["python"] and shutil.which("python") is None
    return [sys.executable, *parts[1:]] if is_python else parts
