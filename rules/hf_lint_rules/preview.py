"""The codes of the preview rules, for those who must know them without loading the rules. A test keeps them in step."""

from __future__ import annotations

PREVIEW: tuple[str, ...] = (
    "HFT111",
    "HFT113",
    "HFT116",
    "HFT303",
    "HFT307",
    "HFT308",
    "HFT309",
    "HFT310",
    "HFT408",
    "HFT410",
    "HFT504",
    "HFT606",
    "HFT607",
)
