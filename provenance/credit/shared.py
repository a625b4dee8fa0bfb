"""Shared words: what two aligned sentences have in common, and whose words those are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.credit.quotes import Text, quoted_length
from provenance.credit.speakers import names_public
from provenance.model import Span
from provenance.outlets import aliases
from provenance.text.words import words


def content(text: Text, span: Span) -> list[tuple[str, Span]]:
    """The keys of the content words of a stretch, and where each stands in the document."""
    return [
        (w.key, Span(span.start + w.start, span.start + w.end))
        for w in words(span.of(text.document.text))
        if w.content
    ]


def quoted_share(mine: Sequence[tuple[str, Span]], theirs: set[str], text: Text) -> float:
    """Share of the words both have that stand in quotation marks here.

    Outside them the speaker's name and title and the word for the document quoted do not count:
    two reports of one statement share those.
    """
    inside = outside = 0
    for key, span in mine:
        if key not in theirs:
            continue
        if quoted_length(span, text.quotations):
            inside += 1
        elif not _introduces(text.document.text, span):
            outside += 1
    return inside / max(1, inside + outside)


def _introduces(text: str, span: Span) -> bool:
    """Whether a word outside the marks only says who or what is quoted.

    A name, a title before one, or the document's kind.
    """
    word = span.of(text)
    title = text[span.end : span.end + 2]
    return word[0].isupper() or names_public(word) or (title[:1].isspace() and title[1:].isupper())


#: How a newsroom speaks of itself, and of whoever asked for it.
_ITSELF = (
    r"(?:us|me|(?:this|our)\s(?:\w+\s)?(?:newspaper|paper|reporters?|correspondent|website|site))"
)
_TOLD = (
    r"(?:told|interview(?:ed)?(?:\s\w+){0,2}\s(?:with|by|to)|(?:spoke|speaking|talk(?:ed|ing))\s"
    r"(?:to|with)|(?:said|wrote|statement|e-?mail(?:ed)?|message|letter|remarks?)\s(?:\w+\s){0,3}to|"
    r"e-?mailed|(?:reached|contacted|asked|approached|called)\sby)"
)


def is_told(said: str, source: Text) -> bool:
    """Whether words around a statement in ``source`` say that it was made to the source."""
    document = source.document
    names = {n for name in (document.outlet, *document.names) if name for n in aliases(name)}
    names.update(document.byline)
    listed = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    whom = rf"(?:the|an?|its)\s(?:{listed})|(?:{listed})|{_ITSELF}" if names else _ITSELF
    return re.search(rf"\b(?i:{_TOLD})\s(?:{whom})\b", said) is not None
