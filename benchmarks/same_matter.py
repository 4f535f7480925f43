"""Which rules of other linters are about the same matter as one of ours, by meaning.

Taken widely: a code stands here if a reader of its message would find the defect that our rule names. A finding counts
as told by another linter only if that one also speaks about the same statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_CODES = {
    "HFT001": "E902 invalid-syntax syntax-error",
    "HFT002": "F541 F821 RUF027 f-string-is-missing-placeholders undefined-name",
    "HFT003": "N999 INP001",
    "HFT103": "TRF042",
    "HFT117": "F811 PIE794 redefinition-of-unused",
    "HFT204": "F821 undefined-name",
    "HFT401": "RUF040 PT018",
    "HFT402": "B015 B018",
    "HFT403": "PLR0124 PLR0133",
    "HFT404": "B015 B018",
    "HFT405": "PT012",
    "HFT407": "BLE001 E722 S110 S112 SIM105 TRY203",
    "HFT411": "PLR1711 PLR5501 RET505 SIM222 SIM223",
    "HFT502": "F811 redefinition-of-unused",
    "HFT503": "F811 redefinition-of-unused",
    "HFT606": "TRF014",
    "HFT607": "S113",
    "HFT901": "RUF100 RUF102",
    "HFT902": "PGH004 RUF102",
}

SAME_MATTER: Mapping[str, frozenset[str]] = MappingProxyType(
    {ours: frozenset(codes.split()) for ours, codes in _CODES.items()}
)
"""Codes of ruff and of transformers-mlinter, and the messages of pyflakes without their names, by our code."""
