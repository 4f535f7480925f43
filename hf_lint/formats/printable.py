"""Text that may go to a terminal: what the linted file says must not steer it, nor hide from the reader."""

from __future__ import annotations

_TAB = " " * 4
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_DIRECTIONS = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_SHOWN = _PICTURES | _DIRECTIONS | _LONE_SURROGATES | {ord("\t"): _TAB}


def printable(text: str) -> str:
    """Show control characters as pictures, tabs as four spaces, and what reverses the reading direction as �."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)
