"""Marks: the wording one text has in common with another and not with a third.

A rewrite of a rewrite inherits what the rewrite brought in: a slip, a turn of phrase, an added
fact. What all copies of a story have in common says nothing of which of them another was made
from; what only one of them has does. The principle is that of the common errors by which
manuscripts are put in a family tree (Lachmann; Maas, Textual Criticism, 1958).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import pairwise

from provenance.examine.compare import Prepared
from provenance.match.background import Background, load_background
from provenance.model import Span

#: A word (its key) or two neighbouring ones, content words only.
Mark = str | tuple[str, str]
#: Rarity (ln) from which a word is a mark at all: one in twenty articles has it.
_COMMON = 3.0


class Marks:
    """The marks of one document, and what they weigh."""

    def __init__(self, prepared: Prepared) -> None:
        self._reading = prepared.reading

    @cached_property
    def all(self) -> frozenset[Mark]:
        """Those of the whole document."""
        return frozenset(self._of(range(len(self._reading.sentences))))

    def within(self, spans: Set[Span]) -> frozenset[Mark]:
        """Those of the sentences with these spans."""
        numbers = [i for i, s in enumerate(self._reading.sentences) if s.span in spans]
        return frozenset(self._of(numbers))

    def _of(self, numbers: Iterable[int]) -> Iterable[Mark]:
        for number in numbers:
            keys = [w.key for w in self._reading.words[number] if w.content]
            yield from keys
            yield from pairwise(keys)


def weight(marks: Iterable[Mark]) -> float:
    """What having these marks in common says: a rare word up to 1, two words together 1."""
    background = load_background()
    return round(sum(sorted(_worth(mark, background) for mark in marks)), 3)


def _worth(mark: Mark, background: Background) -> float:
    if isinstance(mark, tuple):
        return 1.0
    return max(0.0, background.rarity(mark) - _COMMON) / (background.most - _COMMON)


def beyond(mine: Set[Mark], theirs: Sequence[Set[Mark]]) -> tuple[tuple[float, ...], ...]:
    """For each of the others and each other one: what I have of the first that the second lacks.

    On the diagonal, all that I have of it.
    """
    common = [mine & other for other in theirs]
    return tuple(
        tuple(
            weight(common[one]) if one == two else weight(common[one] - theirs[two])
            for two in range(len(theirs))
        )
        for one in range(len(theirs))
    )
