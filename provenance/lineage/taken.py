"""What of that which two documents share says that one took it over from the other.

Left out is what an outlet prints again and again, what closes the pages of both, and of one
outlet's own what is made by one pattern: its columns, its polls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import takewhile
from types import MappingProxyType
from typing import TypeAlias

from provenance.credit.attributed import is_posted
from provenance.credit.quotes import Text, quoted_length
from provenance.credit.release import is_marked_release
from provenance.examine.compare import Prepared
from provenance.lineage.features import runs_of
from provenance.lineage.layout import outlet_of
from provenance.lineage.pairs import ONE_STORY
from provenance.model import Alignment, Passage
from provenance.rules.case import Case, body_share
from provenance.rules.direction import days_after, is_own

#: Of each outlet the runs of words that it prints again and again, as hashes.
Furniture: TypeAlias = Mapping[str, frozenset[int]]
NO_FURNITURE: Furniture = MappingProxyType({})
#: What one outlet's articles have in common, to be worth telling: sentences, and a share of the
#: words (read off the pairs of 2,000 articles of 40 outlets: below, all were its furniture).
_OWN_SENTENCES, _OWN_SHARE = 3, 0.1
#: What closes both texts is the foot of their pages unless it is more than this share of either:
#: who lifts a story's last paragraphs lifts more (read off the derivations of a news archive).
_FOOT = 0.2
#: A sentence is a quotation if at least this share of it stands in marks.
_QUOTED = 0.5


def taken_over(
    case: Case, draft: Prepared, partner: Prepared, furniture: Furniture
) -> tuple[Alignment, ...]:
    """The alignments of ``draft`` that say text was taken over from ``partner``, or by it.

    What the outlet of either prints again and again is left out of both. What two newsrooms print
    of one release is no reuse; what one of them has of the release is.
    """
    mine, other = draft.document, partner.document
    if is_marked_release(other):
        return tuple(a for a in case.alignments if a.source.document == other.id)
    found = case.of(partner.text)
    if not found:
        return ()
    runs = [furniture.get(outlet, frozenset()) for outlet in {outlet_of(mine), outlet_of(other)}]
    standing = _standing(draft, runs) | _standing(partner, runs)
    found = tuple(a for a in found if a.suspicious not in standing and a.source not in standing)
    if _closes_both(draft.text, partner.text, found, standing):
        return ()
    return _of_one_outlet(draft.text, partner.text, found) if is_own(mine, other) else found


def heard(found: Sequence[Alignment], source: Text) -> frozenset[Passage]:
    """Of what is shared, the source's sentences that only give the words of another.

    They stand in quotation marks, or as a post: both may have them from whoever said them. What a
    release quotes, newsrooms have from it.
    """
    if is_marked_release(source.document):
        return frozenset()
    shared = {a.source.span: a.source for a in found}
    return frozenset(
        shared[s.span]
        for s in source.sentences
        if s.span in shared
        and (
            quoted_length(s.span, source.quotations) >= _QUOTED * len(s.span)
            or is_posted(source, s)
        )
    )


def _of_one_outlet(draft: Text, source: Text, found: Sequence[Alignment]) -> tuple[Alignment, ...]:
    """What is left of ``found`` in two articles of one outlet: wording carried over, and enough."""
    after = days_after(draft.document, source.document)
    one_story = after is not None and abs(after) <= ONE_STORY
    carried = tuple(a for a in found if one_story or a.kind != "paraphrase")
    others = heard(carried, source)
    spans = {a.suspicious.span for a in carried if a.source not in others}
    enough = len(spans) >= _OWN_SENTENCES and body_share(draft, spans) >= _OWN_SHARE
    return carried if enough else ()


def _standing(document: Prepared, runs: Sequence[Set[int]]) -> frozenset[Passage]:
    """The sentences of a document that have any of these runs."""
    if not any(runs):
        return frozenset()
    reading = document.reading
    return frozenset(
        Passage(document.document.id, sentence.span)
        for sentence, words in zip(reading.sentences, reading.words, strict=True)
        if not all(map(runs_of([w.key for w in words]).isdisjoint, runs))
    )


def _closes_both(
    mine: Text, theirs: Text, found: Sequence[Alignment], standing: Set[Passage]
) -> bool:
    """Whether all that two texts share is the last of either: who wrote it, whose it is."""
    here = _last(mine, {a.suspicious for a in found} | standing)
    there = _last(theirs, {a.source for a in found} | standing)
    return (
        all(a.suspicious in here and a.source in there for a in found)
        and body_share(mine, {a.suspicious.span for a in found}) <= _FOOT
        and body_share(theirs, {a.source.span for a in found}) <= _FOOT
    )


def _last(text: Text, passages: Set[Passage]) -> Set[Passage]:
    """The sentences with which a body ends, as far as they are all among ``passages``."""
    body = [Passage(text.document.id, s.span) for s in text.sentences if s.paragraph >= 0]
    return frozenset(takewhile(passages.__contains__, reversed(body)))
