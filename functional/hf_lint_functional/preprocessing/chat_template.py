"""A plain chat template: the role, then the content, with the processor's own placeholder for each image or sound."""

from __future__ import annotations

from typing import Any

_PLACEHOLDERS = ("image", "video", "audio")
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


def template(processor: Any) -> str:
    """The template in Jinja, as the processor names its placeholders."""
    tokens = {kind: getattr(processor, f"{kind}_token", None) for kind in _PLACEHOLDERS}
    texts = {kind: str(getattr(token, "content", token)) for kind, token in tokens.items() if token}
    parts = [f"{{% if part['type'] == '{kind}' %}}{{{{ {text!r} }}}}{{% endif %}}" for kind, text in texts.items()]
    return _TEMPLATE.replace("PLACEHOLDERS", "".join(parts))
