"""What speaks for and against a candidate: the numbers the filter judges by."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log1p

import numpy as np

from provenance.match.passages.candidates import Candidate
from provenance.match.passages.extend import Stretch, overlap
from provenance.match.passages.pairing import Side
from provenance.match.passages.prepare import Codes, Flags, Floats
from provenance.match.passages.summary import Summary

#: How far around a passage (words) its neighbourhood reaches.
_AROUND = 60
#: So many words outside all candidates weigh as much as what the whole text says of them.
_OUTSIDE = 20
#: From so many words on a run is no set phrase.
_RUN = 12

PASSAGE_FEATURES = (
    "lower score", "higher score", "score a word", "shorter", "longer", "difference of lengths",
    "share shared", "share shared of the source", "share matched", "share matched of the source",
    "stems shared", "longest run", "covered by runs", "seeds", "cosine", "beaten",
    "beaten in source", "less verbatim than the best", "score to the best", "others",
    "scores of others", "in the summary", "score of the summary", "shared elsewhere",
    "above elsewhere", "words", "words of the source", "around", "around in the source", "order",
    "rarity",
)  # fmt: skip
SUMMARY_FEATURES = (
    "score", "words", "share found", "share found elsewhere", "themes", "locality", "room",
    "locality above room", "words of the source", "words elsewhere", "length to the source",
    "best passage", "best passage's share", "longest run", "hull", "widest passage", "passages",
    "score of passages", "score of all passages",
)  # fmt: skip


def passage_features(
    one: Side, two: Side, found: Sequence[Candidate], whole: Summary | None
) -> Floats:
    """A row for each candidate, in the order of ``PASSAGE_FEATURES``."""
    verbatim = max((c.covered for c in found if c.longest >= _RUN), default=0.0)
    best = max((c.score for c in found), default=0.0)
    total = sum(max(0.0, c.score) for c in found)
    elsewhere = _elsewhere(one, [c.a for c in found if c.score > 0])
    rows = []
    for c in found:
        bag_a, bag_b = one.bag(*c.a), two.bag(*c.b)
        both = (bag_a > 0) & (bag_b > 0)
        shared = int(both.sum())
        words_a, words_b = max(1, one.contents(*c.a)), max(1, two.contents(*c.b))
        matched = int(np.minimum(bag_a, bag_b).sum())
        share_a, share_b = int(bag_a[both].sum()) / words_a, int(bag_b[both].sum()) / words_b
        rows.append(
            (
                _log(c.score),
                _log(max(c.scores)),
                c.score / min(words_a, words_b),
                log(min(words_a, words_b)),
                log(max(words_a, words_b)),
                log(words_a / words_b),
                share_a,
                share_b,
                matched / words_a,
                matched / words_b,
                _log(shared),
                _log(c.longest),
                c.covered,
                _log(c.seeds),
                c.cosine,
                *c.beaten,
                verbatim - c.covered,
                max(0.0, c.score + 1) / (max(0.0, best) + 1),
                _log(len(found)),
                _log(total - max(0.0, c.score)),
                _share(c.a, whole.a) if whole else 0.0,
                _log(whole.score) if whole else 0.0,
                elsewhere,
                share_a - elsewhere,
                log(one.text.size + 1),
                log(two.text.size + 1),
                _around(one, c.a, bag_b),
                _around(two, c.b, bag_a),
                _order(one, two, c, bag_a, bag_b),
                _rarity(one, two, both),
            )
        )
    return np.array(rows, float).reshape(len(rows), len(PASSAGE_FEATURES))


def summary_features(one: Side, two: Side, whole: Summary, found: Sequence[Candidate]) -> Floats:
    """The row of a summary, in the order of ``SUMMARY_FEATURES``."""
    size = max(1, two.text.size)
    length = whole.a[1] - whole.a[0]
    near = [c for c in found if overlap(c.a, whole.a)]
    shares = [_share(whole.a, c.a) for c in near]
    score = max(1.0, whole.score)
    ends = [end for c in near for end in c.b]
    row = (
        _log(whole.score),
        log(whole.words + 1),
        whole.found,
        _elsewhere(one, [whole.a, *(c.a for c in found if c.score > 0)]),
        whole.themes,
        whole.locality,
        whole.room,
        whole.locality - whole.room,
        log(two.contents(0, two.text.size) + 1),
        log(one.text.size - length + 1),
        log((length + 1) / (size + 1)),
        max((s * min(1.0, c.score / score) for c, s in zip(near, shares, strict=True)), default=0),
        max(shares, default=0.0),
        _log(max((c.longest for c in near), default=0)),
        (max(ends) - min(ends)) / size if ends else 0.0,
        max((c.b[1] - c.b[0] for c in near), default=0) / size,
        _log(len(near)),
        _log(max((c.score for c in near), default=0.0)),
        _log(max((c.score for c in found), default=0.0)),
    )
    return np.array(row, float)


def _log(value: float) -> float:
    return log1p(max(0.0, value))


def _share(of: Stretch, by: Stretch) -> float:
    return overlap(of, by) / max(1, of[1] - of[0])


def _elsewhere(side: Side, stretches: Sequence[Stretch]) -> float:
    """The share of the words outside all stretches that the other text has anyway.

    Where little stands outside, the share of the whole text counts for what is missing.
    """
    outside = np.ones(side.text.size, bool)
    for start, end in stretches:
        outside[start:end] = False
    shared = side.keys >= 0
    hits, words = int(shared[outside].sum()), int(side.weight[outside].sum())
    everywhere = int(shared.sum()) / max(1, side.contents(0, side.text.size))
    return (hits + _OUTSIDE * everywhere) / (words + _OUTSIDE)


def _around(side: Side, at: Stretch, other: Codes) -> float:
    """The share of the words around a passage that its counterpart has as well."""
    before, after = (max(0, at[0] - _AROUND), at[0]), (at[1], min(side.text.size, at[1] + _AROUND))
    hits = (side.bag(*before) + side.bag(*after))[other > 0].sum()
    return int(hits) / max(10, side.contents(*before) + side.contents(*after))


def _order(one: Side, two: Side, each: Candidate, bag_a: Codes, bag_b: Codes) -> float:
    """How far the words that both passages have once stand in the same order (a correlation)."""
    once = np.flatnonzero((bag_a == 1) & (bag_b == 1))
    if len(once) < 4:
        return 0.0
    places = []
    for side, at in ((one, each.a), (two, each.b)):
        place = np.zeros(side.shared + 1)
        place[side.keys[at[0] : at[1]]] = np.arange(at[1] - at[0])
        places.append(place[once])
    return float(np.corrcoef(places[0], places[1])[0, 1])


def _rarity(one: Side, two: Side, both: Flags) -> float:
    """How rare the shared stems are in the two texts (mean of the logarithm)."""
    if not both.any():
        return 0.0
    size = one.text.size + two.text.size
    return float(np.log(size / (one.totals[both] + two.totals[both])).mean())
