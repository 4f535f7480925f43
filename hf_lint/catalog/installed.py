"""The transformers of this environment or of the checkout that is linted: found, not imported, and read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from hf_lint.catalog.catalog import Catalog
from hf_lint.catalog.snapshot import UnreadableSnapshot, decoded, encoded

_DECIDING = ("__init__.py", "convert_slow_tokenizer.py", "pipelines", "utils", "models/auto")


def installed_package() -> Path | None:
    """The folder of the transformers that this Python would import; None without one."""
    try:
        spec = find_spec("transformers")
    except ValueError:  # something has put a module without a spec into sys.modules
        return None
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def package_of_checkout(root: Path) -> Path | None:
    """The package of a transformers checkout that lies at ``root``; None if that is something else."""
    package = root / "src" / "transformers"
    return package if (package / "models" / "auto").is_dir() else None


def catalog_of(package: Path, *, anew: bool = False, cache: Path | None = None) -> Catalog:
    """The catalogue of a package, from the cache if its files have not changed; ``anew`` reads it in any case.

    Reading takes some seconds. A cache that cannot be read or written is passed over. Raises ``NotTransformers``.
    """
    file = (cache or cache_folder()) / f"{fingerprint(package)}.json"
    if not anew:
        with suppress(OSError, UnreadableSnapshot):
            return decoded(file.read_text(encoding="utf-8"))
    from hf_lint.catalog.reading.read_catalog import read_catalog

    catalog = read_catalog(package)
    with suppress(OSError):
        _write(file, encoded(catalog))
    return catalog


def cache_folder() -> Path:
    """Where catalogues are kept: below the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("hf-lint", appauthor=False) / "catalogs"


def _write(file: Path, text: str) -> None:
    """Through a file of its own, since several processes may do it at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_suffix(f".{os.getpid()}")
    own.write_text(text, encoding="utf-8")
    own.replace(file)


def fingerprint(package: Path) -> str:
    """Changes with the place, the files that decide, and the files of any model."""
    from hf_lint import __version__

    digest = blake2b(f"{__version__} {package.resolve()}".encode("utf-8", "surrogateescape"), digest_size=12)
    for path, stamp in sorted(_stamps(package)):
        digest.update(f"{path} {stamp}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _stamps(package: Path) -> Iterator[tuple[str, int]]:
    for part in _DECIDING:
        place = package / part
        for path in place.glob("*.py") if place.is_dir() else [place]:
            with suppress(OSError):
                yield str(path), path.stat().st_mtime_ns
    with suppress(OSError), os.scandir(package / "models") as folders:
        for folder in folders:
            yield folder.path, folder.stat().st_mtime_ns
