"""What ``from transformers import …`` finds, by module, and which of it are classes."""

from __future__ import annotations

import re

from hf_lint.catalog.model import Exports
from hf_lint.catalog.reading.source_tree import SourceTree
from hf_lint.catalog.reading.static_module import StaticModules
from hf_lint.catalog.reading.static_value import Symbol

# A literal beginning and no "^" make these many times quicker over 50 MB.
_ALL = re.compile(r"\n__all__(?:: [^=]+)? = \[([^\]]*)\]")
_NAME = re.compile(r"[\"'](\w+)[\"']")
# As transformers' own reader takes it: the class or function under ``@requires``, other decorators between.
_REQUIRES = re.compile(r"\n@requires\((?:[^()]|\([^()]*\))*\)\n(?:[@ )#\t][^\n]*\n)*?(?:class|def) (\w+)")
_CLASS = re.compile(r"\nclass (\w+)")
_INNER_CLASS = re.compile(r"\n    class (\w+)")
_SUFFIXES = ("TokenizerFast", "ImageProcessorFast")
_IMPORTS = "utils/import_utils.py"


def read_exports(modules: StaticModules) -> dict[str, Exports]:
    """The public names of each module, the module as in ``models.bert.modeling_bert``."""
    tree = modules.tree
    names = {**_of_package(modules), **_of_models(tree)}
    texts = {module: _text(tree, module) for module in names}
    classes = {module: {*_CLASS.findall(text), *_INNER_CLASS.findall(text)} for module, text in texts.items()}
    everywhere = set().union(*classes.values())
    exports = {}
    for module, public in sorted(names.items()):
        lent = {name for name in public - classes[module] if _origin(name, texts[module]) in everywhere}
        found = public & classes[module] | lent
        exports[module] = Exports(tuple(sorted(found)), tuple(sorted(public - found)))
    return exports


def _of_package(modules: StaticModules) -> dict[str, set[str]]:
    structure = modules.names("__init__.py").get("_import_structure")
    found = structure.items() if isinstance(structure, dict) else ()
    return {module: {str(name) for name in names} for module, names in found if names}


def _of_models(tree: SourceTree) -> dict[str, set[str]]:
    found = {}
    for path in tree.below("models"):
        file = path.rpartition("/")[2]
        if file != "__init__.py" and not file.startswith(("convert_", "modular_")):
            text = f"\n{tree.text(path)}"
            names = {*_REQUIRES.findall(text), *(name for part in _ALL.findall(text) for name in _NAME.findall(part))}
            if names:
                found[path.removesuffix(".py").replace("/", ".")] = names
    return found


def _text(tree: SourceTree, module: str) -> str:
    """All files of a module, since a package offers what its files define."""
    path = module.replace(".", "/")
    files = [f"{path}.py"] if f"{path}.py" in tree.files else tree.below(path)
    return "\n" + "\n".join(map(tree.text, files))


def _origin(name: str, text: str) -> str:
    """What a name stands for that the module does not define: ``Name = Other``, ``import Other as Name``."""
    for _ in range(3):
        given = re.search(rf"(?<=[\n ]){name} = (\w+)\n", text)
        renamed = re.search(rf" as {name}\b", text)
        if given:
            name = given[1]
        elif renamed:
            name = re.split(r"\W", text[max(0, renamed.start() - 80) : renamed.start()])[-1]
        else:
            break
    return name


def read_made_suffixes(tree: SourceTree) -> tuple[str, ...]:
    """Endings that transformers takes off names it lacks: since 5.0 ``BertTokenizerFast`` gives ``BertTokenizer``."""
    text = tree.text(_IMPORTS) if _IMPORTS in tree.files else ""
    return tuple(suffix for suffix in _SUFFIXES if f'name.endswith("{suffix}")' in text)


def read_made_names(modules: StaticModules, classes: set[str], suffixes: tuple[str, ...]) -> dict[str, str]:
    """Tokenizers without a class of their own that transformers makes from one with the same converter.

    ``FNetTokenizer`` is ``AlbertTokenizer``, since both are converted by ``AlbertConverter``.
    """
    text = modules.tree.text(_IMPORTS) if _IMPORTS in modules.tree.files else ""
    converters = modules.names("convert_slow_tokenizer.py").get("SLOW_TO_FAST_CONVERTERS")
    if not suffixes or "SLOW_TO_FAST_CONVERTERS" not in text or not isinstance(converters, dict):
        return {}
    named = {name: value.name for name, value in converters.items() if isinstance(value, Symbol)}
    made = {name: _stand_in(name, named, classes) for name in named if name not in classes}
    return {name: target for name, target in sorted(made.items()) if target is not None}


def _stand_in(name: str, converters: dict[str, str], classes: set[str]) -> str | None:
    """In transformers' order: the tokenizer named like the converter, then the others that share it."""
    converter = converters[name]
    first = f"{converter.replace('Converter', '')}Tokenizer"
    others = [other for other, its in converters.items() if its == converter and other != name]
    return next((other for other in (first, *others) if other in classes), None)
