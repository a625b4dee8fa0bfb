"""Exchanged roles: "Ardon sued Belmar" has the same words as "Belmar sued Ardon".

Sentence encoders do not see the difference, nor do bags of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from provenance.match.lexical import compare_wording
from provenance.text.words import Word

#: Names of a sentence looked at; more make a list, not roles.
_MOST_NAMES = 12
_BY = "by"


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A sentence and its words in order."""

    text: str
    words: Sequence[Word]


def exchanged(first: Said, second: Said) -> bool:
    """Whether two names or figures have changed places around a word that stayed between them.

    A sentence turned passive ("by" in one of the two only) has done so rightly.
    """
    here, there = _places(first), _places(second)
    if _has_by(first) != _has_by(second):
        return False
    both = [key for key in here if key in there][:_MOST_NAMES]
    for x, y in combinations(both, 2):
        if (here[x] < here[y]) != (there[x] < there[y]):
            between = _between(first, here[x], here[y]) & _between(second, there[x], there[y])
            if between - here.keys() and _fits_better(first, second, x, y):
                return True
    return False


def _fits_better(first: Said, second: Said, x: str, y: str) -> bool:
    """Whether both fall into place once they are changed back.

    Where whole clauses were moved, they do not: the words around them stand elsewhere too.
    """
    keys, others = [w.key for w in first.words], [w.key for w in second.words]
    back = [{x: y, y: x}.get(key, key) for key in keys]
    gain = compare_wording(back, others).suspicious - compare_wording(keys, others).suspicious
    return round(gain * len(keys)) >= 2


def _places(said: Said) -> dict[str, int]:
    """Where each name and figure stands, of those that stand there once."""
    often = Counter(word.key for word in said.words)
    return {
        word.key: place
        for place, word in enumerate(said.words)
        if word.content
        and often[word.key] == 1
        and (said.text[word.start].isupper() or said.text[word.start].isdigit())
    }


def _between(said: Said, one: int, other: int) -> set[str]:
    low, high = sorted((one, other))
    return {word.key for word in said.words[low + 1 : high] if word.content}


def _has_by(said: Said) -> bool:
    return any(word.key == _BY for word in said.words)
