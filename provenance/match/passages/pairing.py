"""Two prepared texts side by side: their shared stems under common numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from provenance.match.passages.prepare import Codes, Ints, Prepared


@dataclass(frozen=True, eq=False)
class Side:
    """One text of a pair."""

    text: Prepared
    keys: Ints
    """For each word the number of its stem among the shared content stems, or -1."""
    shared: int
    """How many content stems the two texts share."""
    weight: Ints
    """For each word, 1 if it is a content word."""

    @cached_property
    def totals(self) -> Codes:
        """How often each shared stem stands in the text."""
        return self.bag(0, self.text.size)

    @cached_property
    def sums(self) -> Codes:
        """Content words before each place."""
        return np.concatenate(([0], np.cumsum(self.weight)))

    def bag(self, start: int, end: int) -> Codes:
        """How often each shared stem stands among the words from ``start`` to ``end``."""
        return np.bincount(self.keys[start:end] + 1, minlength=self.shared + 1)[1:]

    def contents(self, start: int, end: int) -> int:
        """The content words from ``start`` to ``end``."""
        return int(self.sums[end] - self.sums[start])


def pairing(a: Prepared, b: Prepared) -> tuple[Side, Side]:
    """Both texts, their shared content stems numbered alike."""
    stems = a.vocabulary[a.content]
    at = np.searchsorted(b.vocabulary, stems)
    at[at == len(b.vocabulary)] = 0
    stems = stems[b.vocabulary[at] == stems] if len(b.vocabulary) else stems[:0]
    return _side(a, stems), _side(b, stems)


def _side(text: Prepared, stems: Codes) -> Side:
    numbers = np.full(len(text.vocabulary), -1, np.int32)
    numbers[np.searchsorted(text.vocabulary, stems)] = np.arange(len(stems))
    weight = text.content.astype(np.int32)[text.words]
    return Side(text, numbers[text.words], len(stems), weight)
