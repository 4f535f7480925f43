"""What every chart stands in: a title, the drawing, and its figures as a table for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

_FIGURE = Markup(
    '<figure class="chart"><figcaption>{title}</figcaption>{drawing}'
    "<details><summary>As a table</summary>{table}</details></figure>"
)
_TABLE = Markup(
    '<table><caption class="unseen">{title}</caption>'
    "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
)  # fmt: skip


def figure(title: str, drawing: Markup, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """``rows`` are the chart's figures; the first cell of each names the row."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(column) for column in columns)
    body = Markup("").join(_row(row) for row in rows)
    return _FIGURE.format(title=title, drawing=drawing, table=_TABLE.format(title=title, head=head, body=body))


def drawing(description: str, height: int, shapes: Iterable[Markup]) -> Markup:
    """An SVG as wide as its place. ``height`` is in CSS pixels."""
    return Markup('<svg role="img" aria-label="{}" width="100%" height="{}">{}</svg>').format(
        description, height, Markup("").join(shapes)
    )


def _row(row: Sequence[object]) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(row[0])
    return Markup("<tr>{}{}</tr>").format(
        first, Markup("").join(Markup("<td>{}</td>").format(each) for each in row[1:])
    )
