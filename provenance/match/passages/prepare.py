"""A text read once for passage detection: its words as numbers, its sentences, its word runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from provenance.text.words import stem

Ints: TypeAlias = NDArray[np.int32]
Codes: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float64]

_PIECES = re.compile(r"\w+|\W+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s|\n\s*\n")
_CLOSING = re.compile(r"\s?[.!?…]+[\"'”’»)\]]*|[\"'”’»)\]]+")

#: A unit is at least and about at most so many words: shorter sentences share too little to be
#: compared, longer ones too much.
UNIT_FROM, UNIT_TO, UNIT_PIECE = 8, 40, 30
#: What ends between two words: a sentence, or perhaps only a line.
_SENTENCE, _LINE = 2, 1
#: From this share of line ends with a small letter after them on, lines end where the page is full.
_WRAPPED = 0.4
#: So much of what stands between two words is looked at.
_GAP_READ = 100
#: Equal words in a row that are looked up as one.
GRAM = 4


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A text as passage detection sees it; good for any number of pairs. All arrays are read only.

    Words are runs of letters and digits, told apart by their stems.
    """

    length: int
    """Code points of the text."""
    starts: Ints
    """Where each word starts (code points)."""
    ends: Ints
    closes: Ints
    """Where each word ends with the punctuation that closes it."""
    words: Ints
    """Each word as an index into ``vocabulary``."""
    vocabulary: Codes
    """The codes of the text's stems, ascending; the same stem has the same code in every text."""
    content: Flags
    """For each stem, whether it says something of the matter."""
    counts: Ints
    """For each stem, how often it stands in the text."""
    sentences: Ints
    """The first word of each sentence."""
    units: Ints
    """The first word of each unit: a sentence, or neighbours if short, or a piece if long."""
    grams: NDArray[np.uint64]
    """For each place but the last, the code of the ``GRAM`` words that start there."""
    order: Codes
    """The places in ascending order of their gram."""

    @property
    def size(self) -> int:
        """How many words the text has."""
        return len(self.words)


def prepare(text: str) -> Prepared:
    """``text`` read for :func:`provenance.match.passages.find.find_passages`; any text will do."""
    pieces = _PIECES.findall(text)
    edges = np.zeros(len(pieces) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, pieces), np.int32, len(pieces)), out=edges[1:])
    lead = 1 if pieces and not _is_word(pieces[0]) else 0
    starts, ends = edges[lead:-1:2], edges[lead + 1 :: 2]
    tokens = pieces[lead::2]
    size = len(tokens)
    gaps = [_gap(gap) for gap in pieces[lead + 1 :: 2]] + [(0, 0)]
    closing = np.array([gap[0] for gap in gaps[:size]], np.int32)
    kinds = np.array([gap[1] for gap in gaps[:size]], np.int32)
    stops = np.flatnonzero(kinds >= (_LINE if _lines_are_whole(kinds, tokens) else _SENTENCE)) + 1
    codes = np.fromiter(map(_code, tokens), np.int64, size)
    vocabulary, words, counts = np.unique(codes, return_inverse=True, return_counts=True)
    sentences = np.concatenate(([0], stops[stops < size])).astype(np.int32)[:size]
    grams = _grams(codes)
    return Prepared(
        length=len(text),
        starts=starts,
        ends=ends,
        closes=ends + closing,
        words=words.astype(np.int32),
        vocabulary=vocabulary,
        content=(vocabulary & 1).astype(bool),
        counts=counts.astype(np.int32),
        sentences=sentences,
        units=_units(sentences, size),
        grams=grams,
        order=np.argsort(grams, kind="stable"),
    )


def _is_word(piece: str) -> bool:
    return piece[0].isalnum() or piece[0] == "_"


@lru_cache(maxsize=1 << 17)
def _code(token: str) -> int:
    key, content = stem(token)
    return crc32(key.encode("utf-8", "surrogatepass")) << 1 | (content and len(token) > 1)


@lru_cache(maxsize=1 << 12)
def _gap(gap: str) -> tuple[int, int]:
    """What stands between two words: how much of it closes the first, and what ends there."""
    gap = gap[:_GAP_READ]
    closing = _CLOSING.match(gap)
    ends = _SENTENCE if _SENTENCE_END.search(gap) else _LINE if "\n" in gap else 0
    return closing.end() if closing else 0, ends


def _lines_are_whole(kinds: Ints, tokens: list[str]) -> bool:
    """Whether a line's end is the end of something, or merely where the page was full."""
    breaks = [place + 1 for place in np.flatnonzero(kinds == _LINE) if place + 1 < len(tokens)]
    low = sum(tokens[place][0].islower() for place in breaks)
    return low < _WRAPPED * len(breaks)


def _units(sentences: Ints, size: int) -> Ints:
    units: list[int] = []
    for start, end in pairwise([*sentences.tolist(), size]):
        if not units or start - units[-1] >= UNIT_FROM:
            units.append(start)
        while end - units[-1] > UNIT_TO:
            units.append(units[-1] + UNIT_PIECE)
    return np.array(units, np.int32)


def _grams(codes: Codes) -> NDArray[np.uint64]:
    count = max(0, len(codes) - GRAM + 1)
    mixed = codes.astype(np.uint64)
    grams = np.zeros(count, np.uint64)
    for place in range(GRAM):
        grams = grams * np.uint64(0x9E3779B97F4A7C15) + mixed[place : count + place]
    return grams
