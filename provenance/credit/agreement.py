"""Agreement: what else than reuse explains that sentences of a draft and of a source are alike.

A quotation that two newsrooms gathered from the same statement, filing or speaker looks exactly
like copying. It is taken for reuse only where the rest of the text is taken from that source too,
or the source says that it got the words itself (NPR: transcripts of public events need no credit;
the Guardian's style guide: an exclusive interview always does).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from provenance.credit.nearby import speaker_is_near
from provenance.credit.quotes import Quotation, Text, quoted_length, touching
from provenance.credit.release import released
from provenance.credit.shared import content, is_told, quoted_share
from provenance.credit.speakers import is_public
from provenance.credit.third_party import third_partys
from provenance.model import Alignment, CreditStatus, Span

#: Share of an aligned sentence's shared words that must stand in quotation marks for the agreement
#: to be that of a quotation.
QUOTED = 0.8
#: Share that must be quoted on the source's side: below it the draft quotes the source's own prose.
QUOTED_IN_SOURCE = 0.6
#: A draft that takes this many unquoted sentences from a source is a rewrite of it, and takes its
#: quotations too; from two on if they are this share of its sentences.
REWRITE_SENTENCES, REWRITE_SHARE = 3, 0.2
#: A report without a name may be the source's ("a report said"); one with a name is a document.
_SOME_REPORT = re.compile(r"\b[a-z'’]+\sreports?\b")


def within(alignments: Sequence[Alignment], span: Span) -> Sequence[Alignment]:
    """Those whose sentence shares text with ``span`` of the draft; they are in text order."""
    low = bisect_right(alignments, span.start, key=lambda a: a.suspicious.span.end)
    high = bisect_left(alignments, span.end, key=lambda a: a.suspicious.span.start)
    return alignments[low:high]


def better(alignment: Alignment, alignments: Iterable[Alignment]) -> Iterator[Alignment]:
    """Those of the same sentence with others of the same source that agree no less closely."""
    return (
        other
        for other in alignments
        if other.suspicious == alignment.suspicious
        and other.source.document == alignment.source.document
        and other.source != alignment.source
        and other.similarity >= alignment.similarity
    )


class _Pair:
    """An alignment; what it agrees in is looked at once, and when it is first asked for."""

    def __init__(self, alignment: Alignment, draft: Text, source: Text) -> None:
        self.alignment = alignment
        self.here = alignment.suspicious.span
        self.there = alignment.source.span
        self._draft = draft
        self._source = source

    @cached_property
    def quoted(self) -> bool:
        """Whether what both share stands in quotation marks in both."""
        mine, theirs = content(self._draft, self.here), content(self._source, self.there)
        if quoted_share(mine, {k for k, _ in theirs}, self._draft) < QUOTED:
            return False
        return quoted_share(theirs, {k for k, _ in mine}, self._source) >= QUOTED_IN_SOURCE

    @cached_property
    def third_partys(self) -> CreditStatus | None:
        """What the sentence is as a third party's words; None if it is none."""
        return third_partys(self._draft, self._source, self.alignment)


class Agreement:
    """All that a draft and one source have in common."""

    def __init__(
        self,
        draft: Text,
        source: Text,
        alignments: Iterable[Alignment],
        *,
        followed: bool,
        offices: Sequence[str] = (),
    ) -> None:
        """``followed``: the draft follows the source as a whole; ``offices`` hand out releases."""
        self._draft = draft
        self._source = source
        self._pairs = {a.id: _Pair(a, draft, source) for a in alignments}
        self._of_sentence: dict[Span, list[_Pair]] = defaultdict(list)
        for pair in self._pairs.values():
            self._of_sentence[pair.here].append(pair)
        self._numbers = {s.span: number for number, s in enumerate(draft.sentences)}
        self._headlines = frozenset(s.span for s in draft.sentences if s.paragraph < 0)
        self._followed = followed
        self._offices = offices

    def is_headline(self, span: Span) -> bool:
        """Whether a sentence is the draft's headline: it stands over the credits of the text."""
        return span in self._headlines

    def stated(self, alignment: Alignment) -> CreditStatus | None:
        """What both texts say a sentence is, whoever else is credited for it."""
        pair = self._pairs[alignment.id]
        quotation = self._quotation(pair) if pair.quoted else None
        if quotation is not None:
            return quotation
        return "common-origin" if self._is_released(pair) and not self._is_rewrite else None

    def likely(self, alignment: Alignment) -> CreditStatus | None:
        """What a sentence is taken for if nobody is credited for it."""
        pair = self._pairs[alignment.id]
        third = pair.third_partys or self._better_explained(pair)
        if third is not None and not self._takes_prose:
            return third
        return "quoted" if self._is_lone_quotation(pair) else None

    def quotes_other_words(self, alignment: Alignment) -> bool:
        """Whether a sentence only quotes somebody, and not in the words of the source."""
        pair = self._pairs[alignment.id]
        return self._is_lone_quotation(pair) and self._is_worded_apart(pair)

    def _quotation(self, pair: _Pair) -> CreditStatus | None:
        """What a pair is that agrees in a quotation: one made to everybody, to each, or neither."""
        mine = touching(self._draft.quotations, pair.here)
        theirs = touching(self._source.quotations, pair.there)
        if not mine or not theirs or not any(q.speaker or q.public for q in mine):
            return None
        if any(q.public for q in mine) and any(q.public for q in theirs):
            return "common-origin"
        if self._is_rewrite or any(is_told(q.attribution, self._source) for q in theirs):
            return None
        return "quoted"

    def _better_explained(self, pair: _Pair) -> CreditStatus | None:
        """What the sentence is by another of the source that it agrees with better."""
        alignments = (p.alignment for p in self._of_sentence[pair.here])
        others = (self._pairs[a.id] for a in better(pair.alignment, alignments))
        found = ("common-origin" if self._is_released(p) else p.third_partys for p in others)
        return next((status for status in found if status is not None), None)

    def _is_lone_quotation(self, pair: _Pair) -> bool:
        """Whether a sentence is mostly a quotation, amid nothing else from the source.

        Nor is it one if its words are the source's own prose, or were said to it. What is said to
        be a public document's is not the source's prose: it may be set there as a block, unmarked.
        """
        if self._followed or not self._is_mostly_quoted(pair.here):
            return False
        theirs = [
            q
            for p in self._of_sentence[pair.here]
            for q in touching(self._source.quotations, p.there)
        ]
        mine = touching(self._draft.quotations, pair.here)
        public = any(is_public(_SOME_REPORT.sub("", q.attribution)) for q in mine)
        if not theirs and not public and not self._is_worded_apart(pair):
            return False  # the source's own prose
        if any(is_told(q.attribution, self._source) for q in theirs):
            return False
        if theirs and not any(self._has_speaker(q, theirs[0]) for q in mine):
            return False
        at = self._numbers[pair.here]
        near = (s.span for s in self._draft.sentences[max(0, at - 1) : at + 2])
        return all(self._is_mostly_quoted(span) for span in near if span in self._of_sentence)

    def _has_speaker(self, mine: Quotation, theirs: Quotation) -> bool:
        """Whether the draft says, or lets one see, who speaks."""
        said = mine.speaker is not None or mine.public
        return said or speaker_is_near(self._draft, mine, self._source, theirs)

    def _is_mostly_quoted(self, span: Span) -> bool:
        return 2 * quoted_length(span, self._draft.quotations) >= len(span)

    def _is_worded_apart(self, pair: _Pair) -> bool:
        """Whether most of the words quoted are not the source sentence's: no quotation of it."""
        quoted = {
            key
            for key, span in content(self._draft, pair.here)
            if quoted_length(span, self._draft.quotations)
        }
        theirs = {key for key, _ in content(self._source, pair.there)}
        return 2 * len(quoted & theirs) < len(quoted)

    def _is_prose(self, pair: _Pair) -> bool:
        """Whether a sentence is of the body, and neither quoted nor from a release."""
        return not (self.is_headline(pair.here) or pair.quoted or self._is_released(pair))

    def _is_released(self, pair: _Pair) -> bool:
        """Whether both texts say that a sentence is from a release."""
        return pair.here in self._released and pair.there in self._released_in_source

    @cached_property
    def _released(self) -> Set[Span]:
        return frozenset(released(self._draft.sentences, offices=self._offices))

    @cached_property
    def _released_in_source(self) -> Set[Span]:
        return frozenset(released(self._source.sentences, following=True, offices=self._offices))

    @cached_property
    def _is_rewrite(self) -> bool:
        taken = {p.here for p in self._pairs.values() if self._is_prose(p)}
        share = len(taken) / max(1, len(self._draft.sentences))
        return len(taken) >= REWRITE_SENTENCES or (len(taken) >= 2 and share >= REWRITE_SHARE)

    @cached_property
    def _takes_prose(self) -> bool:
        """Whether the draft takes from the source what nobody else said.

        A looser likeness of a sentence that is a third party's is no more than that.
        """
        said: dict[Span, float] = {}
        for pair in self._pairs.values():
            if pair.third_partys:
                like = pair.alignment.similarity
                said[pair.here] = max(like, said.get(pair.here, 0.0))
        return any(
            p.alignment.similarity > said.get(p.here, -1.0) and self._is_prose(p)
            for p in self._pairs.values()
        )
