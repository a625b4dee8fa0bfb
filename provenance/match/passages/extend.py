"""From seeds to passages: neighbours joined, then both sides grown or cut to what agrees."""

from __future__ import annotations

import math

import numpy as np

from provenance.match.passages.pairing import Side
from provenance.match.passages.prepare import Codes, Floats
from provenance.match.passages.seeds import Seeds

Stretch = tuple[int, int]

#: Seeds no further apart than so many units in both texts belong together.
GAP = 5
#: How far past a stretch, in sentences, is looked at in one round; and the rounds.
_REACH, _ROUNDS = 12, 4
#: How much the score may fall on the way to a better end.
_DROP = 4.0
#: No single word counts for more (nats); the background is smoothed as if each stem had been seen
#: once more among a thousand words.
_CAP, _SMOOTHING, _PRIOR_WORDS = 3.0, 1.0, 1000
#: The share of a passage's words taken from the other passage lies between these.
_LEAST, _MOST = 0.3, 0.98


def overlap(one: Stretch, two: Stretch) -> int:
    """How much two stretches share."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def clusters(seeds: Seeds) -> list[Codes]:
    """The seeds, as indices, in groups without a gap in either text."""
    units = seeds.a, seeds.b
    waiting = [(np.arange(len(seeds.a)), 0, False)] if len(seeds.a) else []
    done = []
    while waiting:
        members, axis, settled = waiting.pop()
        members = members[np.argsort(units[axis][members], kind="stable")]
        breaks = np.flatnonzero(np.diff(units[axis][members]) > GAP) + 1
        if settled and not len(breaks):
            done.append(members)
        else:
            waiting.extend((part, 1 - axis, True) for part in np.split(members, breaks))
    return done


def refine(one: Side, two: Side, a: Stretch, b: Stretch) -> tuple[Stretch, Stretch, float, float]:
    """Both stretches (of sentences) moved in turn to the ends that agree best; and the scores."""
    score_a = score_b = 0.0
    for _ in range(_ROUNDS):
        before = a, b
        a, score_a = _moved(one, two, a, words_of(two, b))
        b, score_b = _moved(two, one, b, words_of(one, a))
        if (a, b) == before:
            break
    return a, b, score_a, score_b


def words_of(side: Side, stretch: Stretch) -> Stretch:
    """The words of a stretch of sentences."""
    starts = side.text.sentences
    end = int(starts[stretch[1]]) if stretch[1] < len(starts) else side.text.size
    return int(starts[stretch[0]]), end


def word_scores(side: Side, other: Side, inside: Stretch, mirror: Stretch) -> tuple[Floats, Floats]:
    """How much a word speaks for being taken over: as a word of the stretch, and as one more.

    One number for each shared stem, and a last for all other words.
    A word inside is drawn from the other passage with the probability that the words inside have
    shown, else from the text at large: the logarithm of that likelihood over the text's own.
    """
    bag = other.bag(*mirror)
    within = side.bag(*inside)
    words = side.contents(*inside)
    taken = (int(within[bag > 0].sum()) + 1) / (words + 2)
    taken = min(max(taken, _LEAST), _MOST)
    usual = at_large(side, inside, within)
    miss = math.log(1 - taken)
    size = max(1, other.contents(*mirror))
    hit = np.minimum(np.log(taken / (size * usual) + 1 - taken), _CAP)
    inner, outer = (
        np.append(np.where(bag > 0, share * hit + (1 - share) * miss, miss), miss)
        for share in (np.sqrt(_free(bag, within)), _free(bag, within + 1))
    )
    return inner, outer


def at_large(side: Side, stretch: Stretch, within: Codes) -> Floats:
    """How frequent each shared stem is outside a stretch that holds it ``within`` times."""
    rest = side.text.size - (stretch[1] - stretch[0])
    usual: Floats = (side.totals - within + _SMOOTHING) / (rest + _PRIOR_WORDS)
    return usual


def _free(bag: Codes, used: Codes) -> Floats:
    """How much of each stem of the other passage there is for each that uses it, at most one."""
    free: Floats = np.minimum(1.0, bag / np.maximum(1, used))
    return free


def _moved(side: Side, other: Side, at: Stretch, mirror: Stretch) -> tuple[Stretch, float]:
    within = words_of(side, at)
    inside, outside = word_scores(side, other, within, mirror)
    count = len(side.text.sentences)
    low, high = max(0, at[0] - _REACH), min(count, at[1] + _REACH)
    start, end = words_of(side, (low, high))
    keys = side.keys[start:end]
    each = outside[keys]
    core = slice(within[0] - start, within[1] - start)
    each[core] = inside[keys[core]]
    each *= side.weight[start:end]
    sentence = np.add.reduceat(each, side.text.sentences[low:high] - start)
    first, last, total = best_stretch(sentence, (at[0] - low, at[1] - low))
    return (first + low, last + low), total


def best_run(scores: Floats) -> tuple[int, int, float]:
    """The first, the end and the sum of the run of scores with the largest sum; never empty."""
    sums = np.concatenate(([0.0], np.cumsum(scores)))
    last = int((sums[1:] - np.minimum.accumulate(sums[:-1])).argmax()) + 1
    first = int(sums[:last].argmin())
    return first, last, float(sums[last] - sums[first])


def best_stretch(scores: Floats, core: Stretch) -> tuple[int, int, float]:
    """The part of ``core`` with the largest sum, grown at both ends while that adds to it."""
    first, last, total = best_run(scores[core[0] : core[1]])
    first, last = first + core[0], last + core[0]
    after, before = _growth(scores[last:]), _growth(scores[:first][::-1])
    total += float(scores[last : last + after].sum() + scores[first - before : first].sum())
    return first - before, last + after, total


def _growth(scores: Floats) -> int:
    """How many of the scores from the front are worth taking along."""
    best = total = 0.0
    taken = 0
    for place, score in enumerate(scores.tolist(), start=1):
        total += score
        if total > best:
            best, taken = total, place
        elif best - total > _DROP:
            break
    return taken
