"""Set phrases: runs of words that recur across outlets and years, so that nobody owns them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provenance.match.background import LENGTHS, Hashes, hash_runs, hash_word
from provenance.text.words import STOP_WORDS

#: Articles a phrase of so many words must stand in; the shorter the more, for three common words
#: meet by chance. Set so that the package's file stays under 400 kB.
LEAST_ARTICLES = {3: 12, 4: 5, 5: 4}
#: So that no single story, speech or style book makes one.
LEAST_OUTLETS = LEAST_YEARS = 3

NO_PHRASES: Hashes = np.zeros(0, dtype=np.uint32)
Runs = NDArray[np.uint64]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Story:
    """A text that phrases are counted in."""

    keys: Sequence[str]
    """All its word keys, in order."""
    outlet: str
    year: int


def joined(all_of: Iterable[Hashes]) -> Hashes:
    """Phrases of several backgrounds as one row, sorted, each once."""
    result: Hashes = np.unique(np.concatenate(tuple(all_of)))
    return result


def recurring(stories: Iterable[Story]) -> Hashes:
    """Hashes of the phrases that recur in the stories, sorted; those of function words left out."""
    number: dict[str, int] = {}
    outlets: dict[str, int] = {}
    words: list[Numbers] = []
    told: list[tuple[int, int]] = []
    for story in stories:
        found = (number.setdefault(key, len(number)) for key in story.keys)
        words.append(np.fromiter(found, dtype=np.int32, count=len(story.keys)))
        told.append((outlets.setdefault(story.outlet, len(outlets)), story.year))
    if not words:
        return NO_PHRASES
    row = np.concatenate(words)
    article = np.repeat(np.arange(len(words), dtype=np.int32), [len(one) for one in words])
    outlet, year = np.array(told, dtype=np.int32).T
    single = np.array([hash_word(key) for key in number], dtype=np.uint64)[row]
    content = np.array([key not in STOP_WORDS for key in number])[row]
    kept = []
    for length in LENGTHS:
        hashes = hash_runs(single, length)
        inside = article[: len(hashes)] == article[length - 1 :]
        telling = np.zeros(len(hashes), dtype=np.bool_)
        for offset in range(length):
            telling |= content[offset : offset + len(hashes)]
        use = inside & telling
        of = article[: len(hashes)][use]
        kept.append(spread(hashes[use], of, outlet, year, LEAST_ARTICLES[length]))
    return joined(kept)


def spread(hashes: Runs, article: Numbers, outlet: Numbers, year: Numbers, least: int) -> Hashes:
    """Of runs of words, each with its article, those that stand in at least so many articles.

    They must be of several outlets and years, which are given of each article.
    """
    often, number = np.unique(hashes, return_counts=True)
    common = often[number >= least]  # few are, and counting articles takes longer
    if not len(common):
        return NO_PHRASES
    at = np.minimum(np.searchsorted(common, hashes), len(common) - 1)
    hashes, article = hashes[common[at] == hashes], article[common[at] == hashes]
    recur = times(hashes, article) >= least
    hashes, article = hashes[recur], article[recur]
    wide = (times(hashes, outlet[article]) >= LEAST_OUTLETS) & (
        times(hashes, year[article]) >= LEAST_YEARS
    )
    result: Hashes = np.unique((hashes[wide] >> np.uint64(32)).astype(np.uint32))
    return result


def times(hashes: Runs, among: Numbers) -> NDArray[np.intp]:
    """Of each run, in how many different ones of ``among`` its hash is found."""
    order = np.lexsort((among, hashes))
    ordered, where = hashes[order], among[order]
    begins = np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)]
    new = begins | np.r_[True, where[1:] != where[:-1]][: len(ordered)]
    group = np.cumsum(begins) - 1
    counts = np.bincount(group, weights=new).astype(np.intp)
    result = np.empty(len(hashes), dtype=np.intp)
    result[order] = counts[group]
    return result
