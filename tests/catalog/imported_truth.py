"""Writes, as JSON, what the imported transformers knows. Run by ``test_truth.py`` in a process of its own.

Arguments: the file to write, tasks and names to ask for, separated by commas.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

TABLE = re.compile(r"^(?!MISSING_|SPECIAL_)\w+_NAMES$")
FOLDER = "transformers.models.auto"
MODULES = (
    "configuration", "feature_extraction", "image_processing", "modeling", "processing", "tokenization",
    "video_processing", "modeling_tf", "modeling_flax",
)  # fmt: skip


def auto_modules() -> list[ModuleType]:
    names = [f"{FOLDER}.{name}_auto" for name in MODULES]
    return [importlib.import_module(name) for name in names if find_spec(name) is not None]


def plain(entry: object) -> object:
    return list(entry) if isinstance(entry, tuple) else entry


def tables(modules: list[ModuleType]) -> dict[str, dict[str, object]]:
    return {
        name: {key: plain(entry) for key, entry in value.items()}
        for module in modules
        for name, value in vars(module).items()
        if TABLE.match(name) and isinstance(value, dict)
    }


def auto_classes(modules: list[ModuleType]) -> dict[str, dict[str, object]]:
    """The mapping of names that each Auto class looks in."""
    found = {}
    for module in modules:
        for value in vars(module).values():
            mapping = getattr(value, "_model_mapping", None) if inspect.isclass(value) else None
            if mapping is not None and value.__module__ == module.__name__:
                found[value.__name__] = {key: plain(entry) for key, entry in mapping._model_mapping.items()}
    return found


def folders() -> dict[str, str]:
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING_NAMES, model_type_to_module_name

    return {name: model_type_to_module_name(name).replace(".", "/") for name in CONFIG_MAPPING_NAMES}


def tasks() -> dict[str, object]:
    from transformers import pipelines

    def last(value: object) -> str:
        return value.rpartition(".")[2] if isinstance(value, str) else value.__name__

    return {
        "supported": {
            name: {"auto": [last(part) for part in entry["pt"]], "impl": last(entry["impl"]), "type": entry["type"]}
            for name, entry in pipelines.SUPPORTED_TASKS.items()
        },
        "aliases": pipelines.TASK_ALIASES,
        "answers": {name: answer(pipelines, name) for name in sys.argv[2].split(",")},
    }


def answer(pipelines: ModuleType, task: str) -> list[str | None]:
    """What ``check_task`` makes of a task: its normal name, or the error."""
    try:
        return [pipelines.check_task(task)[0], None]
    except KeyError as error:
        return [None, str(error)]


def public_names(asked: list[str]) -> dict[str, str | None]:
    """Of each name whether it is a class, a module, something else, or None if it cannot be had.

    ``placeholder`` is what cannot be told without an optional package.
    """
    import transformers

    listed = [name for name in dir(transformers) if not name.startswith("_") and "." not in name]
    return {name: kind(transformers, name) for name in {*listed, *asked}}


def kind(module: ModuleType, name: str) -> str | None:
    try:
        value = getattr(module, name)
    except (AttributeError, ImportError) as error:
        return "placeholder" if wants_package(error) else None
    if type(value).__name__ == "DummyObject":
        return "placeholder"
    return "module" if inspect.ismodule(value) else "class" if inspect.isclass(value) else "other"


def wants_package(error: BaseException) -> bool:
    """Whether a module refuses to load without an optional package, unlike one that lacks what it announces."""
    while error.__cause__ is not None:
        error = error.__cause__
    return isinstance(error, ImportError) and "transformers" not in (error.name or "")


def availability() -> dict[str, bool]:
    from transformers.utils import import_utils

    found = {}
    for name, function in list(vars(import_utils).items()):
        if re.fullmatch(r"is_\w+_available", name) and callable(function):
            try:
                found[name] = bool(function())
            except TypeError:
                continue
    found["is_torchvision_greater_or_equal"] = False
    return found


def main() -> None:
    modules = auto_modules()
    document = {
        "availability": availability(),
        "tables": tables(modules),
        "auto_classes": auto_classes(modules),
        "folders": folders(),
        "tasks": tasks(),
        "names": public_names(sys.argv[3].split(",")),
    }
    Path(sys.argv[1]).write_text(json.dumps(document), encoding="utf-8")


if __name__ == "__main__":
    main()
