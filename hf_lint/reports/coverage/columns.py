"""The tables of a coverage page: model types, the roadmap, the files of the suite."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hf_lint.reports.coverage.markdown import known
from hf_lint.reports.html.sortable_table import Column
from hf_lint.reports.html.sources import Sources

Row = Mapping[str, Any]
# The best first, as verdicts are; the words stand for tones, see ``hf_lint.reports.html.verdicts``.
FILE_STANDINGS = ("known", "preprocessing", "general", "doubtful", "copied", "retired", "unknown")


def type_columns(types: Sequence[Row]) -> list[Column]:
    """One row for each model type, its classes below."""

    def each(value: Callable[[Row], Any]) -> list[Any]:
        return [value(row) for row in types]

    parts = [Column("Class", "text"), Column("Heads", "text"), Column("Level", "text")]
    return [
        Column("Model type", "text", each(lambda row: row["name"]), "always"),
        Column("Level", "verdict", each(lambda row: row["level"] or "missing"), "always"),
        Column("Tier", "text", each(lambda row: row["tier"]), "wide", facet=True),
        Column("Family", "text", each(lambda row: row["family"]), "wide", facet=True),
        Column("Score", "number", each(lambda row: row["score"])),
        Column("Classes tested", "number", each(_tested)),
        Column("Why it matters", "text", each(lambda row: row["importance"]), "detail"),
        Column("Tasks", "texts", each(lambda row: row["tasks"]), "detail"),
        Column("Files", "texts", each(lambda row: list(dict.fromkeys(row["files"]))), "detail"),
        Column("Classes", "table", each(_classes), "detail", parts=parts),
    ]


def _tested(row: Row) -> int:
    return sum(1 for cell in row["classes"] if cell["levels"])


def _classes(row: Row) -> list[tuple[str, str, str]]:
    return [(cell["name"], ", ".join(cell["heads"]), cell["level"] or "missing") for cell in row["classes"]]


def roadmap_columns(missing: Sequence[Row]) -> list[Column]:
    """One row for each missing model type, in the order of the roadmap."""

    def each(name: str) -> list[Any]:
        return [row[name] for row in missing]

    return [
        Column("Model type", "text", each("model_type"), "always"),
        Column("Tier", "text", each("tier"), "always", facet=True),
        Column("Family", "text", each("family"), "wide", facet=True),
        Column("Score", "number", each("score")),
        Column("Learn from", "text", each("learn_from")),
        Column("Start with", "text", each("command")),
        Column("Why it matters", "text", each("importance"), "detail"),
        Column("Relation", "text", each("relation"), "detail"),
        Column("Stand-in", "text", list(map(known, each("stand_in"))), "detail"),
        Column("Heads", "texts", [list(heads) for heads in each("heads")], "detail"),
        Column("Tasks", "texts", each("tasks"), "detail"),
        Column("Checkpoints", "texts", each("checkpoints"), "detail"),
    ]


def file_columns(document: Mapping[str, Any], sources: Sources) -> list[Column]:
    """One row for each test file; what is odd about it is its verdict."""
    files, reasons = document["files"], {each["path"]: each["reason"] for each in document["orphans"]}
    doubtful = {each["path"] for each in document["doubts"]}

    def each(value: Callable[[Row], Any]) -> list[Any]:
        return [value(row) for row in files]

    def standing(row: Row) -> str:
        plain = str(row["standing"])
        return "copied" if row["copied"] else "doubtful" if row["path"] in doubtful else plain

    def reason(row: Row) -> str:
        return reasons.get(row["path"]) or "; ".join(row["remarks"])

    return [
        Column("File", "link", each(lambda row: (row["path"], sources.source(row["path"]))), "always"),
        Column("Standing", "verdict", each(standing), "always"),
        Column("Tests", "text", each(lambda row: row["model_type"])),
        Column("Named for", "text", each(lambda row: row["named_for"])),
        Column("Convention", "text", each(lambda row: row["convention"]), "wide", facet=True),
        Column("Remark", "text", each(reason), "detail"),
        Column("Known by", "text", each(lambda row: row["why"]), "detail"),
        Column("Classes", "texts", each(lambda row: row["classes"]), "detail"),
        Column("Tasks", "texts", each(lambda row: row["tasks"]), "detail"),
    ]
