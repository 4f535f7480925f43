"""A plain chat template: the role, then the content, with the processor's own placeholder for each image or sound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PLACEHOLDERS = ("image", "video", "audio")
_DECISION = """{% if state is string %}{{ state }}{% else %}{{ IMAGE }}{% endif %}
{{ question.instructions }}
{% for option in question.options %}{{ question.labels[loop.index0] }}. {{ option }}
{% endfor %}"""
_SHOWN = re.compile(r"== 'image' %\}\{\{ ('[^']*') \}\}")
_TEMPLATE = """{%- for message in messages -%}
{{ message['role'] }}: {% if message['content'] is string %}{{ message['content'] }}{% else -%}
{%- for part in message['content'] -%}
PLACEHOLDERS{% if part['type'] == 'text' %}{{ part['text'] }}{% endif %}
{%- endfor %}{% endif %}
{% endfor -%}
{% if add_generation_prompt %}assistant: {% endif %}"""


def give_template(processor: Any, tokenizer: Any) -> None:
    """Gives the processor and the tokenizer a template where they come without."""
    if processor is not None and getattr(processor, "chat_template", None) is None:
        processor.chat_template = template(processor)
    if tokenizer is not None and getattr(tokenizer, "chat_template", "none") is None:
        tokenizer.chat_template = template(processor, tokenizer=tokenizer)


def decision_template(processor: Any) -> str:
    """What a decision repository has beside its model: the state, in words or as an image, and the question."""
    shown = _SHOWN.search(processor.chat_template or "")
    return _DECISION.replace("IMAGE", shown[1] if shown else "''")


def template(processor: Any, instead: Mapping[str, str] | None = None, tokenizer: Any = None) -> str:
    """The template in Jinja, as the processor names its placeholders; ``instead`` has others by kind.

    It begins with the token that the tokenizer begins a text with, since a tokenizer adds none to a chat.
    """
    tokens = {kind: getattr(processor, f"{kind}_token", None) for kind in _PLACEHOLDERS}
    texts = {kind: str(getattr(token, "content", token)) for kind, token in tokens.items() if token} | dict(
        instead or {}
    )
    parts = [f"{{% if part['type'] == '{kind}' %}}{{{{ {text!r} }}}}{{% endif %}}" for kind, text in texts.items()]
    return _begin(tokenizer or getattr(processor, "tokenizer", None)) + _TEMPLATE.replace(
        "PLACEHOLDERS", "".join(parts)
    )


def _begin(tokenizer: Any) -> str:
    token = getattr(tokenizer, "bos_token", None)
    return str(token) if token and tokenizer.num_special_tokens_to_add() else ""
