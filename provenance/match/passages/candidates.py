"""The passages two texts may share, before it is judged which they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from provenance.match.passages.extend import Stretch, clusters, overlap, refine, words_of
from provenance.match.passages.pairing import Side
from provenance.match.passages.prepare import Codes
from provenance.match.passages.seeds import Seeds, seeds

#: A run of so many equal words was copied as it stands, and the passage ends where the runs do; so
#: does one that runs cover by more than this share.
COPIED_RUN, COPIED_SHARE = 25, 0.8
#: Runs shorter, or further off the longest one's diagonal, do not mark the ends (words).
_END_RUN, _OFF = 6, 40
#: So many candidates are looked at: each is compared with all the better ones.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two stretches of words that may be one passage, with what led to them."""

    a: Stretch
    b: Stretch
    scores: tuple[float, float]
    """How much each side speaks for the other (nats)."""
    seeds: int
    cosine: float
    """Of its best seed."""
    longest: int
    """Words of its longest run."""
    covered: float
    """The share of its words that stand in runs."""
    beaten: tuple[float, float] = (0.0, 0.0)
    """The share of each side that a better candidate holds."""

    @property
    def score(self) -> float:
        """What the less convinced side says."""
        return min(self.scores)

    @property
    def copied(self) -> bool:
        """Whether it stands in both texts word for word, or nearly so."""
        return self.longest >= COPIED_RUN and self.covered > COPIED_SHARE


def candidates(one: Side, two: Side, equal: Codes) -> tuple[Candidate, ...]:
    """Passages in descending order of score, none in the way of a better one on both sides.

    ``equal`` are the runs of equal words. Of more than a thousand candidates, those that grew from
    the fewest seeds are left out.
    """
    found = seeds(one, two)
    largest = sorted(clusters(found), key=len, reverse=True)
    each_grown = (each for members in largest for each in _grown(one, two, found, members, equal))
    grown = list(islice(each_grown, _MOST))
    grown.sort(key=lambda each: (-each.score, each.a, each.b))
    kept: list[Candidate] = []
    for each in grown:
        if not any(overlap(each.a, k.a) and overlap(each.b, k.b) for k in kept):
            kept.append(each)
    return tuple(_compared(each, kept[:place]) for place, each in enumerate(kept))


def _grown(one: Side, two: Side, found: Seeds, members: Codes, equal: Codes) -> Iterator[Candidate]:
    rough = _sentences(one, found.a[members]), _sentences(two, found.b[members])
    sentences_a, sentences_b, score_a, score_b = refine(one, two, *rough)
    a, b = words_of(one, sentences_a), words_of(two, sentences_b)
    within = _within(equal, a, b)
    longest = int(within[:, 2].max()) if len(within) else 0
    covered = _covered(within, a)
    cosine = float(found.cosine[members].max())
    whole = Candidate(a, b, (score_a, score_b), len(members), cosine, longest, covered)
    if longest < COPIED_RUN and covered <= COPIED_SHARE:
        yield whole
        return
    for place, block in enumerate(_blocks(within)):
        a = int(block[:, 0].min()), int((block[:, 0] + block[:, 2]).max())
        b = int(block[:, 1].min()), int((block[:, 1] + block[:, 2]).max())
        part = min(1.0, (a[1] - a[0]) / (whole.a[1] - whole.a[0])) if place else 1.0
        yield replace(
            whole,
            a=a,
            b=b,
            scores=(score_a * part, score_b * part),
            longest=int(block[:, 2].max()),
            covered=_covered(block, a),
        )


def _blocks(equal: Codes) -> Iterator[Codes]:
    """The runs that lie on one diagonal with a long one, for each such in turn; one block at least.

    Two passages copied from places far apart may stand side by side.
    """
    marks = equal[equal[:, 2] >= _END_RUN]
    if not len(marks):
        yield equal
    first = True
    while len(marks) and (first or marks[:, 2].max() >= COPIED_RUN):
        best = marks[marks[:, 2].argmax()]
        near = abs((marks[:, 0] - marks[:, 1]) - (best[0] - best[1])) < _OFF
        yield marks[near]
        marks, first = marks[~near], False


def _sentences(side: Side, units: Codes) -> Stretch:
    """The sentences from the first of the units to the last."""
    text = side.text
    after = int(units.max()) + 1
    last = (int(text.units[after]) if after < len(text.units) else text.size) - 1
    low, high = np.searchsorted(text.sentences, (text.units[units.min()], last), "right")
    return int(low) - 1, int(high)


def _within(equal: Codes, a: Stretch, b: Stretch) -> Codes:
    """The runs that reach into both stretches."""
    ends_a, ends_b = equal[:, 0] + equal[:, 2], equal[:, 1] + equal[:, 2]
    meets_a = (equal[:, 0] < a[1]) & (ends_a > a[0])
    return equal[meets_a & (equal[:, 1] < b[1]) & (ends_b > b[0])]


def _covered(equal: Codes, a: Stretch) -> float:
    """The share of the words of ``a`` that stand in one of the runs."""
    size = a[1] - a[0]
    change = np.bincount(np.clip(equal[:, 0] - a[0], 0, size), minlength=size + 1)
    change -= np.bincount(np.clip(equal[:, 0] + equal[:, 2] - a[0], 0, size), minlength=size + 1)
    return float((np.cumsum(change)[:size] > 0).mean())


def _compared(each: Candidate, better: list[Candidate]) -> Candidate:
    """The candidate, with how far the better ones stand in its way."""
    if not better:
        return each
    beaten = (
        max(overlap(each.a, k.a) for k in better) / (each.a[1] - each.a[0]),
        max(overlap(each.b, k.b) for k in better) / (each.b[1] - each.b[0]),
    )
    return replace(each, beaten=beaten)
