"""Third parties: sentences that both texts of a pair give as the same somebody's words.

A statement, filing, post or testimony is printed by one newsroom in quotation marks, by the next as
its own sentence with "police said", and by a third as a block after the speaker's name. Two that do
so took it from the same speaker, and neither from the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from provenance.credit.attributed import Attributed, attributed, contradict, given
from provenance.credit.quotes import Text, touching
from provenance.credit.shared import content, is_told
from provenance.credit.speakers import names
from provenance.model import Alignment, CreditStatus, Sentence, Span
from provenance.outlets import same_outlet
from provenance.text.words import words

#: Share of the words a pair shares that must be the third party's, in either text.
MOST = 0.8
#: A statement is printed at length under a speaker named so many sentences before.
NAMED_BEFORE = 12


def third_partys(draft: Text, source: Text, alignment: Alignment) -> CreditStatus | None:
    """What the pair is if both texts give what they share as the same third party's words.

    Words given to everybody have a common origin. Others are quoted, if the source has them in
    quotation marks or the draft in another wording: else the source's reporter chose how to put
    what was said. None where either text speaks itself, where the source was told, or where its
    speaker is not named.
    """
    here, there = alignment.suspicious.span, alignment.source.span
    shared = _shared(source, there, draft, here)
    theirs = _speaker(source, there, shared)
    if theirs is None or _is_its_own(theirs, source):
        return None
    mine = _speaker(draft, here, _shared(draft, here, source, there))
    if mine is None and _named_before(draft, here, theirs):
        mine = theirs
    if mine is None or mine.outlet or contradict(mine, theirs):
        return None
    if mine.public and theirs.public:
        return "common-origin"
    spoken = _is_quoted(source, shared)
    return "quoted" if spoken or alignment.kind == "paraphrase" else None


def _speaker(text: Text, span: Span, shared: Sequence[Span]) -> Attributed | None:
    """Who a text says the words are from that a sentence shares with its partner."""
    sentence = _sentence(text, span)
    if not shared or sentence is None:
        return None
    found = attributed(text, sentence)
    if found is not None:
        speaker = {w.key for w in words(found.who)}
        said = [given(text, found, w) for w in shared if not _keys(text, w) <= speaker]
        return found if said and sum(said) >= MOST * len(said) else None
    if not _is_quoted(text, shared):
        return None
    quotation = next(q for word in shared for q in touching(text.quotations, word))
    if quotation.speaker is None:
        return None
    return Attributed(quotation.speaker, Span(span.start, span.start), quotation.attribution)


def _is_its_own(theirs: Attributed, source: Text) -> bool:
    """Whether the source itself was told, is the speaker, or keeps him unnamed."""
    document = source.document
    if is_told(theirs.said, source):
        return True
    if theirs.outlet:
        known = {n for n in (document.outlet, *document.names) if n}
        return any(same_outlet(theirs.who, name) for name in known)
    return theirs.in_confidence


def _named_before(text: Text, span: Span, theirs: Attributed) -> bool:
    """Whether the speaker is named in the sentence or shortly before it."""
    at = bisect_right(text.sentences, span, key=lambda s: s.span)
    near = " ".join(s.text for s in text.sentences[max(0, at - 1 - NAMED_BEFORE) : at])
    return any(name in near for name in names(theirs.who))


def _is_quoted(text: Text, shared: Sequence[Span]) -> bool:
    """Whether the shared words stand in quotation marks."""
    inside = sum(bool(touching(text.quotations, word)) for word in shared)
    return bool(shared) and inside >= MOST * len(shared)


def _shared(text: Text, span: Span, partner: Text, other: Span) -> list[Span]:
    """Where the content words stand that a sentence shares with its partner."""
    theirs = {key for key, _ in content(partner, other)}
    return [where for key, where in content(text, span) if key in theirs]


def _keys(text: Text, span: Span) -> set[str]:
    return {w.key for w in words(span.of(text.document.text))}


def _sentence(text: Text, span: Span) -> Sentence | None:
    at = bisect_left(text.sentences, span, key=lambda s: s.span)
    found = text.sentences[at : at + 1]
    return found[0] if found and found[0].span == span else None
