"""What each line of an HTML page is that is not its article: kind and reason of every receipt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.ingest.body.chrome import lay_out
from provenance.ingest.body.labels import counter_line
from provenance.ingest.body.notes import credit_line, imprint_line
from provenance.ingest.body.shape import is_prose
from provenance.ingest.formats.pages.article import Article
from provenance.ingest.formats.pages.walk import Line
from provenance.ingest.formats.pages.zones import Zone
from provenance.ingest.origin.dates import is_date_line
from provenance.ingest.origin.naming import read_bio, read_byline
from provenance.ingest.page import Block, Layout

#: What a line of the article's own column may be all the same, wherever it stands, and what only
#: above its first and below its last sentences.
_ANYWHERE = frozenset(
    {"bio", "caption", "contact", "correction", "credit-line", "imprint", "notice"}
)
_AT_EDGES = frozenset({"byline", "counter", "dateline", "masthead", "navigation", "slug", "tags"})
#: A date or a button is a short line.
_LONGEST_LABEL = 120


def give_receipts(
    text: str,
    lines: Sequence[Line],
    blocks: Sequence[Block],
    article: Article,
    title: int | None,
) -> Layout:
    """The judgement on each line of a page of which the article is known but for its edges."""
    kept = [n for n in range(len(lines)) if n in article.inside or n == title]
    layout = lay_out(
        text, [blocks[n] for n in kept], titled=kept.index(title) if title is not None else None
    )
    prose = [n for n, m in enumerate(kept) if is_prose(lines[m].text)]
    first, last = (prose[0], prose[-1]) if prose else (len(kept), -1)
    out = {
        kept[n]: why
        for n, why in layout.out.items()
        if not article.extracted
        or why[0] in _ANYWHERE
        or (why[0] in _AT_EDGES and not first < n < last)
    }
    if title is None and layout.title is not None:
        title = kept[layout.title]
    for n, line in enumerate(lines):
        if n not in article.inside:
            out.setdefault(n, _outside(line, article.out.get(n)))
    if title is not None:
        out.pop(title, None)
    return Layout(title, out)


def _outside(line: Line, dropped: Zone | None) -> Zone:
    """What a line is that stands outside the article; notes on author and copy come first."""
    text = line.text
    if credit_line(text):
        return "credit-line", "says whose copy this is"
    if read_byline(text):
        return "byline", "names the author"
    bio = read_bio(text)
    if bio and bio.outlet:
        return "bio", "a note on an author"
    if imprint_line(text):
        return "imprint", "names the publisher and its rights"
    if dropped:
        return dropped
    if len(text) <= _LONGEST_LABEL and re.search(r"\d", text) and is_date_line(text):
        return "dateline", "a date and nothing else"
    if line.zone:
        return line.zone
    if len(text) <= _LONGEST_LABEL and counter_line(text):
        return "counter", "a counter or a button of the page"
    return "page", "outside the article"
