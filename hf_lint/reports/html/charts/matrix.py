"""Which row has reached which column, such as model types against levels of coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

_TABLE = Markup(
    '<table class="matrix"><caption>{title}</caption><thead><tr><th scope="col">{of}</th>{head}</tr></thead>'
    "<tbody>{body}</tbody></table>"
)
_ROW = Markup('<tr><th scope="row">{name}</th>{cells}</tr>')
_CELL = Markup('<td><svg role="img" aria-label="{word}"><rect class="{tone}" width="100%" height="100%"/></svg></td>')
_HEAD = Markup('<th scope="col">{}</th>')


def matrix(
    title: str, of: str, columns: Sequence[str], rows: Mapping[str, Sequence[str]], tones: Mapping[str, str]
) -> Markup:
    """A coloured field for each row and column. ``rows`` has a word per column, ``tones`` the tone of each word.

    A word without a tone is drawn as an empty field; it is read out all the same.
    """
    body = Markup("").join(_ROW.format(name=name, cells=_cells(words, tones)) for name, words in rows.items())
    return _TABLE.format(title=title, of=of, head=Markup("").join(map(_HEAD.format, columns)), body=body)


def _cells(words: Sequence[str], tones: Mapping[str, str]) -> Markup:
    return Markup("").join(_CELL.format(word=word, tone=tones.get(word, "none")) for word in words)
