"""A job's own HOME, temporary folder and working directory, and the environment that points there."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sysconfig
from collections.abc import Mapping
from pathlib import Path

_GUARD = Path(__file__).parent / "guard"
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS", "RAYON_NUM_THREADS")
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy")


def process_environment(given: Mapping[str, str], seed: int) -> dict[str, str]:
    """Of a zygote or worker, from the start: what is read when Python starts or a library is imported."""
    inherited = {name: value for name, value in os.environ.items() if name.lower() not in _PROXIES}
    given_paths = [path for paths in (given, inherited) for path in paths.get("PYTHONPATH", "").split(os.pathsep)]
    # Absolute, since these processes start in a folder of their own, lest a module there is taken for another.
    search = os.pathsep.join([str(Path(path).absolute()) for path in given_paths if path] + _source_root())
    bounded = dict.fromkeys(_THREADS, "1") | {"TOKENIZERS_PARALLELISM": "false"}
    fixed = {"PYTHONHASHSEED": str(seed % 2**32), "PYTORCH_NVML_BASED_CUDA_CHECK": "1", "MPLBACKEND": "agg"}
    return inherited | bounded | fixed | dict(given) | {"PYTHONPATH": search}


def guarded(environment: Mapping[str, str]) -> dict[str, str]:
    """Of a job: Python processes that it starts are held to loopback as well."""
    search = [str(_GUARD), environment.get("PYTHONPATH", "")]
    return {**environment, "PYTHONPATH": os.pathsep.join(entry for entry in search if entry)}


def _source_root() -> list[str]:
    """Where this package lies, unless any interpreter finds it there."""
    root = str(Path(__file__).resolve().parents[2])
    return [] if root in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")} else [root]


class Scratch:
    """A folder with ``home``, ``tmp`` and ``work``; ``remove`` takes it away, read-only folders within included."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home, self.tmp, self.work = folder / "home", folder / "tmp", folder / "work"
        for each in (self.home, self.tmp, self.work):
            each.mkdir(parents=True)

    def environment(self) -> dict[str, str]:
        """The variables that lead a process here, whatever the platform calls them."""
        home, tmp = str(self.home), str(self.tmp)
        return {
            "HOME": home,
            "USERPROFILE": home,
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "TMPDIR": tmp,
            "TEMP": tmp,
            "TMP": tmp,
        }

    def remove(self) -> None:
        """As far as it goes: what cannot be removed is left rather than ending the run."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.folder.exists():
            for folder, _, _ in os.walk(self.folder):
                with contextlib.suppress(OSError):
                    Path(folder).chmod(stat.S_IRWXU)
            shutil.rmtree(self.folder, ignore_errors=True)
