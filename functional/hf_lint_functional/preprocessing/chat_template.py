"""A plain chat template: the role, then the content, with the processor's own placeholder for each image or sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PLACEHOLDERS = ("image", "video", "audio")
_DECISION = """{% if state is string %}{{ state }}{% else %}{{ IMAGE }}{% endif %}
{{ question.instructions }}
{% for option in question.options %}{{ question.labels[loop.index0] }}. {{ option }}
{% endfor %}"""
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
        tokenizer.chat_template = template(processor)


def decision_template(processor: Any) -> str:
    """What a decision repository has beside its model: the state, in words or as an image, and the question."""
    token = getattr(processor, "image_token", "")
    shown = str(getattr(token, "content", token))
    return _DECISION.replace("IMAGE", repr(shown))


def template(processor: Any, instead: Mapping[str, str] | None = None) -> str:
    """The template in Jinja, as the processor names its placeholders; ``instead`` has others by kind."""
    tokens = {kind: getattr(processor, f"{kind}_token", None) for kind in _PLACEHOLDERS}
    texts = {kind: str(getattr(token, "content", token)) for kind, token in tokens.items() if token} | dict(
        instead or {}
    )
    parts = [f"{{% if part['type'] == '{kind}' %}}{{{{ {text!r} }}}}{{% endif %}}" for kind, text in texts.items()]
    return _TEMPLATE.replace("PLACEHOLDERS", "".join(parts))
