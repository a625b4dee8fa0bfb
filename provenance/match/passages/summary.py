"""A stretch of one text that sums the whole of another up.

A summary has no passage of its source to stand beside: its words come from everywhere in it. So
its stretch is sought against the whole source at once, as the run of sentences whose words the
source's own mixture of words explains best.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from provenance.match.passages.extend import Stretch, at_large, best_run, words_of
from provenance.match.passages.pairing import Side
from provenance.match.passages.prepare import Flags

#: The share of a summary's words taken from its source, before any is seen; the most a single word
#: counts (nats); and how often the stretch is sought again.
_TAKEN, _CAP, _ROUNDS = 0.6, 2.0, 3
#: So many of the source's most frequent stems are what it is about.
_THEMES = 20
#: A passage's counterpart fits into so many times its words.
_ROOM = 2


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """A stretch that may sum the other text up, and what speaks for it."""

    a: Stretch
    score: float
    """How much its words speak for the other text (nats)."""
    words: int
    """Its content words."""
    found: float
    """The share of them that the other text has."""
    themes: float
    """The share of the other text's most frequent stems that it has."""
    locality: float
    """The share of its stems that one place of the other text can explain."""
    room: float
    """The share of the other text that such a place takes up."""


def summary(one: Side, two: Side) -> Summary | None:
    """The stretch of words of ``one`` that ``two`` as a whole explains best."""
    if one.shared < 3:
        return None
    text = one.text
    size, bag = two.contents(0, two.text.size), two.totals
    miss = math.log(1 - _TAKEN)
    at: Stretch = (0, 0)
    score = 0.0
    for _ in range(_ROUNDS):
        usual = at_large(one, at, one.bag(*at))
        scores = np.full(one.shared + 1, miss)
        scores[:-1] = np.minimum(np.log(_TAKEN * bag / (size * usual) + 1 - _TAKEN), _CAP)
        each = np.add.reduceat(scores[one.keys] * one.weight, text.sentences)
        first, last, score = best_run(each)
        before, at = at, words_of(one, (first, last))
        if at == before:
            break
    within = one.bag(*at)
    words = one.contents(*at)
    types = int((within > 0).sum())
    hits = int(within.sum())
    themes = np.argsort(-bag, kind="stable")[:_THEMES]
    room = min(size, _ROOM * words)
    return Summary(
        a=at,
        score=score,
        words=words,
        found=hits / max(1, words),
        themes=float((within[themes] > 0).mean()),
        locality=_locality(two, within > 0, room) / max(1, types),
        room=room / max(1, size),
    )


def _locality(side: Side, wanted: Flags, room: int) -> float:
    """How many of the wanted stems the best stretch of ``room`` content words holds.

    A stem that stands in several places is shared out among them.
    """
    value = np.append(wanted / np.maximum(1, side.totals), 0.0)
    each = value[side.keys[side.weight > 0]]
    sums = np.concatenate(([0.0], np.cumsum(each)))
    return float((sums[room:] - sums[: len(sums) - room]).max())
