"""Seeds: units of the two texts that share enough words to look closer."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from provenance.match.passages.pairing import Side
from provenance.match.passages.prepare import Codes, Floats

#: The tf-isf cosine and the Dice coefficient a seed exceeds, and the stems it shares
#: (Sanchez-Perez et al. 2014 use .30 and .33 and no weighting of what is not shared).
COSINE, DICE, STEMS = 0.2, 0.2, 3
#: Meetings of equal words looked at, a word of the texts: what keeps the cost linear; and the most
#: in one pair, reached at 800,000 words together, which holds the memory at about 1.2 GB.
_MEETINGS, _MOST_MEETINGS = 20, 16_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Pairs of units, in ascending order."""

    a: Codes
    b: Codes
    cosine: Floats


def seeds(one: Side, two: Side) -> Seeds:
    """The pairs of units that resemble each other."""
    rows, columns = _occurrences(one), _occurrences(two)
    many_a, many_b = (np.bincount(x[0], minlength=one.shared) for x in (rows, columns))
    sizes = len(one.text.units), len(two.text.units)
    weights = np.log1p(sum(sizes) / np.maximum(1, many_a + many_b)) ** 2
    unseen = math.log1p(sum(sizes) / 1.5) ** 2
    keys, stems = _meetings(rows, columns, many_a, many_b, sizes[1], one.text.size + two.text.size)
    if not len(keys):
        return Seeds(keys, keys, np.zeros(0))
    cells, inverse = np.unique(keys, return_inverse=True)
    shared = np.bincount(inverse)
    product = np.bincount(inverse, weights[stems])
    enough = shared >= STEMS
    cells, shared, product = cells[enough], shared[enough], product[enough]
    a, b = np.divmod(cells, sizes[1])
    count_a, norm_a = _norms(one, rows, weights, unseen)
    count_b, norm_b = _norms(two, columns, weights, unseen)
    cosine = product / (norm_a[a] * norm_b[b])
    good = (cosine > COSINE) & (2 * shared > DICE * (count_a[a] + count_b[b]))
    return Seeds(a[good], b[good], cosine[good])


def _occurrences(side: Side) -> tuple[Codes, Codes]:
    """Which shared stem stands in which unit, each once, in ascending order of stems."""
    at = np.flatnonzero(side.keys >= 0)
    units = len(side.text.units)
    unit = np.searchsorted(side.text.units, at, "right") - 1
    stem, unit = np.divmod(np.unique(side.keys[at].astype(np.int64) * units + unit), max(1, units))
    return stem, unit


def _meetings(
    rows: tuple[Codes, Codes],
    columns: tuple[Codes, Codes],
    many_a: Codes,
    many_b: Codes,
    width: int,
    words: int,
) -> tuple[Codes, Codes]:
    """Pairs of units that share a stem, once for each: the pair as a number, and the stem.

    The rarest stems first, until the budget is spent.
    """
    cost = many_a * many_b
    ranking = np.argsort(cost, kind="stable")
    kept = np.zeros(len(cost), bool)
    budget = min(_MEETINGS * words, _MOST_MEETINGS)
    kept[ranking[np.cumsum(cost[ranking]) <= budget]] = True
    first = np.cumsum(many_b) - many_b
    chosen = kept[rows[0]]
    stems, units = rows[0][chosen], rows[1][chosen]
    count = many_b[stems]
    stem = np.repeat(stems, count)
    offset = np.arange(len(stem)) - np.repeat(np.cumsum(count) - count, count)
    other = columns[1][first[stem] + offset]
    return np.repeat(units, count) * width + other, stem


def _norms(
    side: Side, occurrences: tuple[Codes, Codes], weights: Floats, unseen: float
) -> tuple[Floats, Floats]:
    """The content words of each unit, and the length of its vector."""
    stem, unit = occurrences
    size = len(side.text.units)
    count = np.add.reduceat(side.weight, side.text.units).astype(float)
    shared = np.bincount(unit, minlength=size)
    norm = np.bincount(unit, weights[stem], size) + np.maximum(0, count - shared) * unseen
    return count, np.sqrt(norm + 1e-9)
