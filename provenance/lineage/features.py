"""Features: what of a document is looked up in others, as hashes with what sharing one is worth.

Two kinds: runs of its wording, which a copy keeps, and rare words that stand together in a sentence
(names, things, figures), which a rewrite keeps.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from provenance.match.background import Hashes, hash_runs, hash_word, load_background
from provenance.model import Document
from provenance.text.words import keys

#: Words of a run.
_RUN = 5
#: Of so many runs one after the other the one of the least hash is kept (winnowing, Schleimer
#: 2003): two texts that have 12 words in a row in common have a kept run in common.
_WINDOW = 8
#: Rarity (ln) that a word must exceed to be told: one article in 33 has it.
_RARE = 3.5
#: So many words of a sentence are told, its rarest. With 6, a trial of 98 derived pairs and 9,464
#: articles finds as many of the former as with 12, among a third of the pairs.
_MOST_TOLD = 6
#: What sharing a run is worth, in thousandths of a nat, and sharing a pair of rare words for each
#: nat of their rarities; the logarithm of how many documents have it is taken off.
COPIED = 20_700
_TOLD = 750
#: Code points of the body, 200 words, up to which a text is short; what longer ones share by chance
#: is taken off, in thousandths of a nat for each e-fold of their length (fitted on the same trial).
_SHORT = 1_200
_BY_CHANCE = 15_000
_PART = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TOGETHER = np.uint64(0x5851F42D4C957F2D)


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Hashes of a document's features, each once, and what sharing each is worth."""

    hashes: NDArray[np.int64]
    worth: NDArray[np.int64]


def features(document: Document) -> Features:
    """What of the document's headline and body is looked up in others."""
    parts = [keys(part).split() for part in _parts(document)]
    copied = _copied([key for part in parts for key in part])
    told = [_told(part) for part in parts]
    hashes, places = np.unique(np.concatenate([one for one, _ in told]), return_index=True)
    worth = np.concatenate([one for _, one in told])[places]
    return Features(
        np.concatenate([copied, hashes]).view(np.int64),
        np.concatenate([np.full(len(copied), COPIED), worth]),
    )


def runs_of(words: Sequence[str]) -> frozenset[int]:
    """Hashes of all runs of these word keys, as `features` has some of them."""
    single = np.fromiter(map(hash_word, words), np.uint64, len(words))
    return frozenset(hash_runs(single, _RUN).view(np.int64).tolist() if len(words) >= _RUN else ())


def feature_columns(documents: Iterable[tuple[int, Document]]) -> dict[str, NDArray[np.int64]]:
    """The table of the features of numbered documents, as columns: n, h, worth."""
    none = np.zeros(0, np.int64)
    found = [(number, features(document)) for number, document in documents]
    return {
        "n": np.repeat([n for n, _ in found], [len(one.hashes) for _, one in found]).astype(
            np.int64
        ),
        "h": np.concatenate([none, *(one.hashes for _, one in found)]),
        "worth": np.concatenate([none, *(one.worth for _, one in found)]),
    }


def by_chance(document: Document) -> int:
    """What a document as long shares by chance, in thousandths of a nat; 0 of a short one."""
    length = sum(len(span) for span in document.body)
    return round(_BY_CHANCE * math.log(max(length, _SHORT) / _SHORT))


def _parts(document: Document) -> Iterator[str]:
    """The headline and, roughly, the sentences of the body."""
    yield document.title or ""
    for span in document.body:
        yield from _PART.split(span.of(document.text))


def _copied(words: Sequence[str]) -> NDArray[np.uint64]:
    """Hashes of the runs that are kept; set phrases of news prose are none."""
    if len(words) < _RUN:
        return np.zeros(0, np.uint64)
    single = np.fromiter(map(hash_word, words), np.uint64, len(words))
    runs = hash_runs(single, _RUN)
    runs = runs[~_is_among((runs >> np.uint64(32)).astype(np.uint32), load_background().phrases)]
    if len(runs) > _WINDOW:
        runs = np.lib.stride_tricks.sliding_window_view(runs, _WINDOW).min(axis=1)
    else:
        runs = runs[runs == runs.min()] if len(runs) else runs
    return np.unique(runs)


def _is_among(hashes: Hashes, known: Hashes) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(hashes), np.bool_)
    at = np.searchsorted(known, hashes)
    at[at == len(known)] = 0
    found: NDArray[np.bool_] = known[at] == hashes
    return found


def _told(words: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The pairs of a sentence's rarest words, in whichever order they stand, and their worth."""
    known = sorted({word: _rarity(word) for word in words}.values(), reverse=True)
    rare = [one for one in known[:_MOST_TOLD] if one[0] > _RARE]
    single = np.array([hash for _, hash in rare], np.uint64)
    worth = np.array([round(_TOLD * rarity) for rarity, _ in rare], np.int64)
    first, second = _pairs(len(single))
    pairs = ((single[first] + single[second]) ^ _TOGETHER) * _MIX
    pairs ^= pairs >> np.uint64(29)
    return pairs, worth[first] + worth[second]


@lru_cache(maxsize=1 << 18)
def _rarity(word: str) -> tuple[float, int]:
    return load_background().rarity(word), hash_word(word)


@cache
def _pairs(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers of both sides of all pairs of ``count`` things."""
    first, second = np.triu_indices(count, 1)
    return first, second
