"""Background: how common words and set phrases are in news prose at large.

Two documents say little of how rare a word is: in two paragraphs every word is rare. Nor do they
say that "declined to comment" is what everybody writes. Both are looked up in counts over a corpus
of news articles, built by benchmarks/build_background.py together with a short written list of the
set phrases of crime and court reports. They hold stems with their frequency, and hashes of phrases
that recurred across outlets and years: no text can be read back.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

#: Lengths of the phrases kept, in words.
LENGTHS = (3, 4, 5)
_FILE = "background.bin"
_MAGIC = b"provenance background 1\n"
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Document frequencies of word keys and hashes of set phrases."""

    articles: int
    """How many articles were counted."""
    frequency: Mapping[str, float]
    """Of each word key, in how many of them it stands, 1 or more; those of one or two may be left
    out."""
    phrases: Hashes
    """Hashes of the set phrases of 3 to 5 word keys, sorted."""
    name: str = ""
    """What tells it from others, for keys of results; empty for the one of the package."""

    @property
    def most(self) -> float:
        """The rarity of a word the corpus does not have."""
        return math.log(self.articles)

    def rarity(self, key: str) -> float:
        """Inverse document frequency (ln) of a word key, from 0 to `most`.

        Sparck Jones 1972. 0 for a word of every article; `most` for one never, once or twice seen.
        """
        return math.log(self.articles / self.frequency.get(key, 1))

    def in_set_phrases(self, keys: Sequence[str]) -> tuple[bool, ...]:
        """Of each word of a sentence, given all its keys in order, whether a set phrase holds it.

        By chance of the hashes one run of words in 40,000 counts that recurred nowhere.
        """
        inside = np.zeros(len(keys), dtype=np.bool_)
        if not len(self.phrases):
            return tuple(inside.tolist())
        for length in LENGTHS:
            hashes = hash_phrases(keys, length)
            at = np.searchsorted(self.phrases, hashes)
            at[at == len(self.phrases)] = 0
            for start in np.flatnonzero(self.phrases[at] == hashes):
                inside[start : start + length] = True
        return tuple(inside.tolist())


@cache
def load_background() -> Background:
    """The background that ships with the package; read once."""
    return decode(files("provenance.match").joinpath(_FILE).read_bytes())


def hash_phrases(keys: Sequence[str], length: int) -> Hashes:
    """Hashes of all runs of ``length`` keys, in order; none if the sentence is shorter."""
    count = len(keys) - length + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint32)
    single = np.fromiter(map(hash_word, keys), dtype=np.uint64, count=len(keys))
    return (hash_runs(single, length) >> np.uint64(32)).astype(np.uint32)


def hash_runs(single: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Hashes of all runs of ``length`` words, given those of the words; 64 bits, the upper best."""
    count = len(single) - length + 1
    runs = np.zeros(count, dtype=np.uint64)
    for offset in range(length):
        runs = (runs ^ single[offset : offset + count]) * _MULTIPLIER
        runs ^= runs >> np.uint64(29)
    return runs


@lru_cache(maxsize=1 << 16)
def hash_word(key: str) -> int:
    """A word key's hash, the same on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def encode(articles: int, frequency: Mapping[str, int], phrases: Iterable[int]) -> bytes:
    """The bytes of a background: words by frequency, then the gaps between the sorted hashes."""
    by_frequency: dict[int, list[str]] = {}
    for key in sorted(frequency):
        by_frequency.setdefault(frequency[key], []).append(key)
    lines = [f"{count} {' '.join(by_frequency[count])}" for count in sorted(by_frequency)]
    hashes = np.unique(np.fromiter(phrases, dtype=np.uint32))
    gaps = np.diff(hashes, prepend=np.uint32(0)).astype("<u4")
    planes = gaps.view(np.uint8).reshape(-1, 4).T.tobytes()  # like bytes together pack better
    packed = [zlib.compress(part, 9) for part in ("\n".join(lines).encode(), planes)]
    head = json.dumps({"articles": articles, "sizes": [len(part) for part in packed]})
    return _MAGIC + head.encode() + b"\n" + b"".join(packed)


def decode(data: bytes) -> Background:
    """What `encode` wrote. Raises ``ValueError`` for other bytes."""
    if not data.startswith(_MAGIC):
        raise ValueError("not a background of word counts")
    head, _, packed = data[len(_MAGIC) :].partition(b"\n")
    facts = json.loads(head)
    size = facts["sizes"][0]
    frequency: dict[str, int] = {}
    for line in zlib.decompress(packed[:size]).decode().splitlines():
        count, *keys = line.split(" ")
        frequency.update(dict.fromkeys(keys, int(count)))
    planes = np.frombuffer(zlib.decompress(packed[size:]), dtype=np.uint8).reshape(4, -1)
    gaps = np.ascontiguousarray(planes.T).view("<u4").ravel()
    phrases = np.cumsum(gaps, dtype=np.uint32)
    return Background(facts["articles"], frequency, phrases)
