"""The passages of one text that another carries.

Seeds are units of the two texts that share words; neighbouring seeds grow into candidates; a
fitted judge says which of them to believe. A stretch that sums the whole other text up is sought
beside them, since it has no single place there.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.match.passages.candidates import candidates
from provenance.match.passages.extend import Stretch
from provenance.match.passages.features import passage_features, summary_features
from provenance.match.passages.filter import judge
from provenance.match.passages.pairing import pairing
from provenance.match.passages.prepare import Prepared, prepare
from provenance.match.passages.runs import runs
from provenance.match.passages.summary import summary
from provenance.model import Span

__all__ = ["PassagePair", "Prepared", "find_passages", "prepare"]

#: What is believed: set on PAN-2013's training pairs, where more would cost the clean pairs.
PASSAGE_FROM, SUMMARY_FROM = 0.65, 0.4
#: What a copy is believed with that makes up most of its text: nothing stands around it that the
#: judge could hold it against, and so many words in a row are evidence by themselves.
COPIED, MOST = 0.99, 0.5
#: A shorter passage is too little to say anything of (code points).
SHORTEST = 100


@dataclass(frozen=True, slots=True)
class PassagePair:
    """A passage of the suspicious text and what it comes from."""

    suspicious: Span
    source: Span
    confidence: float
    """How probable it is that the one comes from the other, from 0 to 1."""


def find_passages(suspicious: Prepared, source: Prepared) -> tuple[PassagePair, ...]:
    """The passages of ``suspicious`` that come from ``source``, in the order of the former.

    Texts without enough words in common have none. The time taken grows with the length of the
    texts, not with their product; of two long texts that share much, only the rarer words and the
    thousand largest candidates are looked at.
    """
    if not (suspicious.size and source.size):
        return ()
    one, two = pairing(suspicious, source)
    if not one.shared:
        return ()
    found: list[PassagePair] = []
    some = candidates(one, two, runs(suspicious, source))
    whole = summary(one, two)
    if whole is not None:
        row = summary_features(one, two, whole, some)[None, :]
        confidence = float(judge("summary")(row)[0])
        if confidence >= SUMMARY_FROM:
            everything = Span(0, source.length)
            found.append(PassagePair(_span(suspicious, whole.a), everything, confidence))
    if some:
        rows = passage_features(one, two, some, whole)
        summed = tuple(each.suspicious for each in found)
        for each, judged in zip(some, judge("passage")(rows).tolist(), strict=True):
            alone = each.copied and each.a[1] - each.a[0] > MOST * suspicious.size
            confidence = max(judged, COPIED) if alone else judged
            here, there = _span(suspicious, each.a), _span(source, each.b)
            if (
                confidence >= PASSAGE_FROM
                and min(len(here), len(there)) >= SHORTEST
                and not any(here.overlap(span) for span in summed)
            ):
                found.append(PassagePair(here, there, confidence))
    return tuple(sorted(found, key=lambda each: (each.suspicious, each.source)))


def _span(text: Prepared, words: Stretch) -> Span:
    return Span(int(text.starts[words[0]]), int(text.closes[words[1] - 1]))
