"""PRV405: characters nobody sees, or that only look like others, in text two documents share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from provenance.credit.quotes import Text
from provenance.model import Confidence, Finding, Passage, Span
from provenance.rules import remedy
from provenance.rules.case import Case
from provenance.text.hidden import ODD, Hidden, describe_hidden
from provenance.text.shown import listed
from provenance.text.unseen import unseen_name

#: Findings list so many places; the rest is counted.
_MOST_LISTED = 20
#: Kinds that editing and page layouts leave in words, too: alone they are weak evidence.
_LEFT_BY_LAYOUT = frozenset({unseen_name("\u00ad"), ODD})
#: Places from which a keyboard's slip no longer accounts for them.
_NO_SLIP = 3


def hidden(case: Case) -> Iterator[Finding]:
    """PRV405: characters that hide words of derived text, in the draft or in its source."""
    draft = case.suspicious
    found = _inside(draft, [a.suspicious.span for a in case.alignments])
    if found:
        yield _finding(case, draft, found, _partner(case, found))
    for source in case.sources:
        shared = [a for a in case.alignments if a.source.document == source.document.id]
        found = _inside(source, [a.source.span for a in shared])
        if found:
            yield _finding(case, source, found, draft.document.file)


def _inside(text: Text, aligned: Sequence[Span]) -> list[Hidden]:
    """What hides words in the sentences given, each kind with its places there."""
    spans = sorted(set(aligned))
    if not spans:
        return []
    kept = []
    for kind in describe_hidden(text.document.text):
        inside = tuple(s for s in kind.spans if kind.hides and _lies_in(s, spans))
        if inside:
            kept.append(replace(kind, spans=inside))
    return kept


def _lies_in(span: Span, sentences: Sequence[Span]) -> bool:
    before = bisect_right(sentences, span.start, key=lambda s: s.start)
    return before > 0 and sentences[before - 1].overlap(span) > 0


def _partner(case: Case, found: Sequence[Hidden]) -> str:
    """What the first sentence with a hidden character matches."""
    first = min(span for kind in found for span in kind.spans)
    touched = next(a for a in case.alignments if a.suspicious.span.overlap(first))
    return case.source(touched.source.document).document.label


def _finding(case: Case, text: Text, found: Sequence[Hidden], partner: str) -> Finding:
    places = sorted(span for kind in found for span in kind.spans)
    mine = text is case.suspicious
    touched = [
        a
        for a in case.alignments
        if any((a.suspicious if mine else a.source).span.overlap(span) for span in places)
        and (mine or a.source.document == text.document.id)
    ]
    said = listed([kind.said for kind in found])
    return case.finding(
        "PRV405",
        _confidence(found),
        f"{text.document.file} has {said} in text that matches {partner}.",
        touched,
        severity=None if mine else "note",
        spans=[Passage(text.document.id, span) for span in places[:_MOST_LISTED]],
        remedy=remedy.retyped(case, [a.suspicious.span for a in touched]) if mine else None,
    )


def _confidence(found: Sequence[Hidden]) -> Confidence:
    """How sure it is that the words were hidden, and not a layout's or a keyboard's leavings."""
    telling = sum(len(kind.spans) for kind in found if kind.one not in _LEFT_BY_LAYOUT)
    if telling >= _NO_SLIP:
        return "high"
    return "medium" if telling == _NO_SLIP - 1 else "low"
