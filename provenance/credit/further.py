"""Further: how far a credit reaches beyond its paragraph in a newsroom that lets it.

A credit by name in the first three paragraphs stands for the account around it, from the top of the
text to where another source is credited or reporting of one's own is told. The AP's memo of 2010
lets a credit stand "two or three graphs down", CBS held in 2007 that one "at the top of our piece"
would have done, and a study of Columbia's called a story justifiable that credits by name at its
beginning and its end. Further down a credit reaches two paragraphs on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.credit.found import OWN, Found
from provenance.credit.quotes import Quotation
from provenance.model import WHOLE_TEXT, Sentence, Span

#: Paragraphs from the top in which a credit stands for the whole account (AP 2010).
_TOP = 3
#: Paragraphs beyond its own that a later credit reaches; set by hand.
_ON = 2
_OWN_REPORTING = re.compile(
    r"\b(?:told|showed|gave|sent|by|with|to)\s(?:us|this\s(?:newspaper|paper|site|station|magazine|"
    r"newsroom|reporter))\b"
    r"|\b[Ww]e\s(?:have\s)?(?:asked|called|contacted|counted|found|interviewed|learned|met|obtained|"
    r"reached|reviewed|spoke|talked|visited)\b"
    r"|\b[Oo]ur\s(?:own\s)?(?:analysis|correspondent|interview|reporters?|reporting|review)\b"
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The sentences around one that credits, up to those that turn to somebody else."""

    after: int
    """The last sentence before the text turns to somebody else before this one, plus one."""
    until: int
    """The first sentence behind it that turns to somebody else."""


def further(
    found: Sequence[Found], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[Found]:
    """The credits; those by name with what they cover beyond their paragraph.

    ``sentences`` are the document's, ``quotations`` its quotations in text order.
    """
    starts = [s.span.start for s in sentences]
    stretches = _stretches(_turns(found, sentences, starts, quotations), len(sentences))
    ends = {s.paragraph: index for index, s in enumerate(sentences)}
    reached = []
    for credit in found:
        more = []
        for home in _homes(credit, starts) if credit.kind == "named" and credit.counts else ():
            stretch, paragraph = stretches[home], sentences[home].paragraph
            first, last = home, stretch.until - 1
            if paragraph < _TOP:
                first = stretch.after
            else:
                on = max(ends.get(paragraph + n, home) for n in range(_ON + 1))
                last = min(last, on)
            more.append(Span(sentences[first].span.start, sentences[last].span.end))
        covers = joined((*credit.covers, *more))
        why = credit.why if covers == credit.covers else f"{credit.why}; reaches on (lenient)"
        reached.append(replace(credit, covers=covers, why=why))
    return reached


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _turns(
    found: Sequence[Found],
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    quotations: Sequence[Quotation],
) -> dict[int, frozenset[str]]:
    """The sentences that say whose reporting follows, by index, with whose it is."""
    turns: dict[int, frozenset[str]] = {}
    for credit in found:
        if (credit.counts and credit.kind not in WHOLE_TEXT) or credit.why == OWN:
            for home in _homes(credit, starts):
                turns[home] = turns.get(home, frozenset()) | {_whose(credit)}
    for index in _own_reporting(sentences, quotations):
        turns.setdefault(index, frozenset({OWN}))
    return turns


def _stretches(turns: Mapping[int, frozenset[str]], total: int) -> dict[int, _Stretch]:
    """Of each turning sentence, the stretch in which the text is with the same parties."""
    ordered = sorted(turns)
    after, until = {}, {}
    bound = 0
    for n, home in enumerate(ordered):
        if n and turns[ordered[n - 1]] != turns[home]:
            bound = ordered[n - 1] + 1
        after[home] = bound
    bound = total
    for n, home in reversed(list(enumerate(ordered))):
        if n + 1 < len(ordered) and turns[ordered[n + 1]] != turns[home]:
            bound = ordered[n + 1]
        until[home] = bound
    return {home: _Stretch(after[home], until[home]) for home in ordered}


def _homes(credit: Found, starts: Sequence[int]) -> list[int]:
    """The sentences of a credit and of what carries it on, by index."""
    places = {credit.span.start, *(span.start for span in credit.covers)}
    return sorted(
        {bisect_right(starts, place) - 1 for place in places if starts and starts[0] <= place}
    )


def _whose(credit: Found) -> str:
    """By what two credits are known to be to the same party."""
    if credit.why == OWN or credit.party is None:
        return OWN
    return credit.party.document or credit.party.name.casefold().removeprefix("the ")


def _own_reporting(sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[int]:
    """Sentences that tell of reporting of the draft's own; a speaker's "we" is not the draft's."""
    opened = [q.span.start for q in quotations]
    for index, sentence in enumerate(sentences):
        for match in _OWN_REPORTING.finditer(sentence.text):
            at = sentence.span.start + match.start()
            quotation = bisect_right(opened, at) - 1
            if quotation < 0 or quotations[quotation].span.end <= at:
                yield index
                break
