"""Signed: the names that a source of unknown outlet carries on its face."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.lines import slug
from provenance.model import Document
from provenance.text.folding import fold

#: Titles: a capitalised run with one names a person.
TITLES = frozenset(
    """mayor president secretary senator sen rep gov governor judge justice chief sheriff mr mrs ms
    dr sir professor prof captain capt sgt minister chairman chairwoman director superintendent
    commissioner attorney detective officer""".split()
)
#: Words of offices and bodies: a line above a headline that has one names a section.
_OFFICIAL = TITLES | frozenset(
    """agency association authority bank board bureau chamber city club college commission committee
    company congress corporation council county court department district foundation government
    high house institute league library ministry museum office party police school senate service
    society state town trust union university village""".split()
)
_JOINERS = frozenset("of the and for & de la von".split())
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)\s(?:\d{4}\s)?([A-Z][\w'&.-]*(?:\s[A-Z][\w'&.-]*){0,4})"
)
#: Characters at the head of a body in which its slug stands.
_SLUG_REACH = 200


def marks(source: Document) -> Iterator[str]:
    """Names in the slug and the copyright line of a source whose outlet is not known."""
    for block in source.removed:
        match = _COPYRIGHT.search(block.span.of(source.text)) if block.kind == "imprint" else None
        if match:
            yield match[1]
    for span in source.body[:1]:
        opening = slug(fold(span.of(source.text)[:_SLUG_REACH].strip()).text)
        if opening:
            yield opening.agency


def top_lines(source: Document) -> tuple[str, ...]:
    """Lines above a source's headline that may be the name of its outlet, which is not known.

    Two to five capitalised words, or one in capitals, none of them an office's.
    """
    lines = [r.span.of(source.text) for r in source.removed if r.kind in ("section", "masthead")]
    shown = (" ".join(line.strip(" *_#").split()) for line in lines)
    return tuple(
        dict.fromkeys(
            line
            for line in shown
            if (2 <= len(line.split()) <= 5 or (line.isalpha() and line.isupper()))
            and all(w[0].isupper() or w in _JOINERS for w in line.split())
            and _OFFICIAL.isdisjoint(line.casefold().split())
        )
    )
