"""What a draft's own comments ask for: ``provenance: ignore PRV102 reason="…"``.

A marker holds findings back, so it is taken only as it is meant to be written. What was meant for
one and is not understood is kept with its problem, to be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from provenance.ingest.page import Comment, Page
from provenance.model import Marker, Span
from provenance.text.shown import first_words

#: A comment is a remark, not a document.
_LONGEST = 2_000
_MEANT = re.compile(r"\s*provenance(?:\s*:|[\s-]\s*ign|[\s-]\s*disable)", re.I)
_MARKER = re.compile(r"provenance ?: ?ignore\b ?(?P<rules>[^\"=]*?) ?(?:\breason=(?P<reason>.*))?")
_REASON = re.compile(r"\"([^\"]*)\"")
_FORM = 'write provenance: ignore PRV102 reason="…"'
#: How much of one that is not understood is repeated, to be found by.
_REPEATED = 60


def is_meant(comment: str) -> bool:
    """Whether what stands in a comment was meant for a marker, well written or not."""
    return _MEANT.match(comment) is not None


def markers_of(page: Page) -> tuple[Marker, ...]:
    """The markers among the comments of a page, in their order."""
    shown = sorted((*page.body, *filter(None, (page.title_span,))))
    return tuple(
        _marker(comment, _spoken_for(comment, page.text, shown)) for comment in page.comments
    )


def _spoken_for(comment: Comment, text: str, shown: Sequence[Span]) -> Span:
    """The paragraph a comment stands in, else all the text above which it stands, else the next."""
    if comment.inside is not None:
        return comment.inside
    if not shown or comment.at <= shown[0].start:
        return Span(0, len(text))
    return next((span for span in shown if span.start >= comment.at), Span(len(text), len(text)))


def _marker(comment: Comment, span: Span) -> Marker:
    if comment.problem is not None:
        return Marker(span, (), "", comment.problem)
    said = " ".join(comment.text[: _LONGEST + 1].split())
    match = _MARKER.fullmatch(said)
    if len(comment.text) > _LONGEST:
        return Marker(span, (), "", f"it has more than {_LONGEST:,} characters")
    if match is None:
        return Marker(span, (), "", f"“{first_words(said, _REPEATED)}” is not understood; {_FORM}")
    rules = tuple(filter(None, re.split(r"[, ]+", match["rules"])))
    quoted = _REASON.fullmatch(match["reason"] or "")
    reason = quoted[1].strip() if quoted else ""
    problem = None
    if not rules:
        problem = f"it names no rule; {_FORM}"
    elif not any(c.isalnum() for c in reason):
        problem = f"it gives no reason in straight quotation marks; {_FORM}"
    elif any(category(c) in ("Cc", "Cs") for c in reason):
        problem = "its reason holds control characters"
    return Marker(span, rules, reason if problem is None else "", problem)
