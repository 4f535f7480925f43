"""The placeholders of templates: what a generator is to fill in."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(
    r"\{\{[-+]?\s*[A-Za-z_][\w.]*(?:\s*\|[^{}\n]*)?\s*[-+]?\}\}"  # Jinja and doubled braces
    r"|\{%.*?%\}"
    r"|\$\{[A-Za-z_]\w*\}"
    r"|<(?:model|checkpoint|task)(?:[-_ ](?:name|id|type))?>"
    r"|\b[A-Z][A-Z_]*_PLACEHOLDER\b|\bPLACEHOLDER_[A-Z_]+\b"
    r"|\b__[A-Z][A-Z_]*[A-Z]__\b"
    r"|\b(?:Test)?(?:ModelType|ModelName)(?:Models?)?\b"
)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_INNER = re.compile(r"[A-Za-z_]\w*")
JINJA_ENDINGS = (".j2", ".jinja", ".jinja2")


def placeholders_in(text: str) -> tuple[str, ...]:
    """What stands in a text for the generator to fill in, each once, in the order of the text."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def left_in(text: str, placeholders: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the placeholders of a template a test still has."""
    return tuple(each for each in placeholders if each in text)


def without_jinja(text: str) -> str:
    """A Jinja template as the Python that it could be: names where values go, no statements, the same lines."""
    return _JINJA.sub(_python_for, text)


def _python_for(found: re.Match[str]) -> str:
    lines = "\n" * found[0].count("\n")
    name = _INNER.search(found[0]) if found[0].startswith("{{") else None
    return f"{name[0]}{lines}" if name else lines
