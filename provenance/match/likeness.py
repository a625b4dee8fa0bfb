"""Likeness: what two sentences have in common, measure by measure, the same either way round.

Words and their order, the written form, what one says that the other does not, facts, negation and
meaning. Each measure was kept because it told paraphrases from near misses: pairs that share most
of their words and differ in a detail.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.facts.names import Name
from provenance.facts.numbers import Quantity
from provenance.facts.shared import Agreement, Fact, compare_facts, facts
from provenance.match.background import Background, load_background
from provenance.match.exchange import Said, exchanged
from provenance.match.lexical import Wording, compare_wording, edit_distance
from provenance.text.folding import fold
from provenance.text.words import Word, words

#: What is measured, in this order; all from 0 to 1 but "meaning", from -1.
MEASURES = (
    "words, fewer",
    "words, more",
    "pairs of words",
    "runs of four words, more",
    "order",
    "longest run",
    "written alike",
    "shared by rarity, fewer",
    "shared by rarity, more",
    "opening",
    "ending",
    "left over, more",
    "left over, fewer",
    "longest stretch left over",
    "longest stretch left over, other",
    "rarest left over",
    "length gap",
    "length",
    "numbers in common",
    "numbers of one only",
    "numbers of either only",
    "names in common",
    "names of one only",
    "names of either only",
    "conflicts",
    "negation",
    "exchanged roles",
    "meaning",
)
#: Amounts from which more says nothing more: words, rarity (ln), facts.
_MANY_WORDS, _MUCH_RARITY, _MANY_FACTS = 40.0, 60.0, 4.0
#: Content words that open, and end, a sentence.
_EDGE = 4
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|without|cannot|none|nobody|nothing|den(?:y|ies|ied|ying)|"
    r"fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|unlikely|unable)\b|n't\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Two sentences measured against each other."""

    measures: tuple[float, ...]
    """In the order of `MEASURES`."""
    wording: Wording
    by_rarity: float
    """Shared content words as a share of all of them, weighted by rarity (Dice)."""
    facts: Agreement
    length: float
    """Words of the shorter to words of the longer."""
    same_words: bool
    """Whether both are the same words in the same order."""


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One of the two sentences."""

    words: tuple[Word, ...]
    keys: list[str]
    content: list[str]
    written: list[str]
    facts: tuple[Fact, ...]
    negations: int


def compare(
    first: str, second: str, nearness: float = 0.0, background: Background | None = None
) -> Likeness:
    """Measure two sentences against each other; ``nearness`` is the cosine of their vectors.

    ``background`` None is the one of the package.
    """
    background = background or load_background()
    a, b = _side(first), _side(second)
    wording = compare_wording(a.keys, b.keys)
    rarity = background.rarity
    worth = {key: rarity(key) for key in {*a.content, *b.content}}
    mine, theirs = set(a.content), set(b.content)
    shared = _total(mine & theirs, worth)
    amounts = _total(mine, worth), _total(theirs, worth)
    left = amounts[0] - shared, amounts[1] - shared
    stretches = _stretch(a, set(b.keys), worth), _stretch(b, set(a.keys), worth)
    unmatched = [worth[key] for key in mine ^ theirs]
    longer, shorter = max(len(a.keys), len(b.keys), 1), max(1, min(len(a.keys), len(b.keys)))
    runs = [_overlap(a.keys, b.keys, 1), _overlap(a.keys, b.keys, 2), _overlap(a.keys, b.keys, 4)]
    agreement = compare_facts(a.facts, b.facts)
    numbers = _apart(a.facts, b.facts, Quantity)
    names = _apart(a.facts, b.facts, Name)
    measures = (
        runs[0] / longer,
        runs[0] / shorter,
        2 * runs[1] / max(1, longer + shorter - 2),
        runs[2] / max(1, shorter - 3),
        wording.both,
        wording.run / longer,
        1 - edit_distance(a.written, b.written) / max(1, len(a.written), len(b.written)),
        shared / max(*amounts, 1e-6),
        shared / max(min(amounts), 1e-6),
        _edge(a.content[:_EDGE], b.content[:_EDGE], mine, theirs),
        _edge(a.content[-_EDGE:], b.content[-_EDGE:], mine, theirs),
        _part(max(left), _MUCH_RARITY),
        _part(min(left), _MUCH_RARITY),
        _part(max(stretches), _MUCH_RARITY / 2),
        _part(min(stretches), _MUCH_RARITY / 2),
        max(unmatched, default=0.0) / background.most,
        _part(longer - shorter, _MANY_WORDS / 2),
        _part(math.log(longer), math.log(_MANY_WORDS)),
        *numbers,
        *names,
        _part(len(agreement.conflicts), _MANY_FACTS / 2),
        float(a.negations % 2 != b.negations % 2),
        float(exchanged(Said(first, a.words), Said(second, b.words))),
        nearness,
    )
    same = bool(a.keys) and a.keys == b.keys
    by_rarity = 2 * shared / max(sum(amounts), 1e-6)
    return Likeness(
        measures, wording, by_rarity, agreement, min(len(a.keys), len(b.keys)) / longer, same
    )


def _side(sentence: str) -> _Side:
    found = words(sentence)
    folded = fold(sentence).text
    return _Side(
        found,
        [w.key for w in found],
        [w.key for w in found if w.content],
        folded.lower().split(),
        facts(sentence),
        len(_NEGATION.findall(folded)),
    )


def _total(keys: set[str], worth: dict[str, float]) -> float:
    return sum(worth[key] for key in sorted(keys))


def _part(amount: float, much: float) -> float:
    return min(1.0, amount / much)


def _overlap(a: Sequence[str], b: Sequence[str], length: int) -> int:
    """How many runs of so many words the two share, each as often as both have it."""
    here, there = (
        Counter(tuple(keys[i : i + length]) for i in range(len(keys) - length + 1))
        for keys in (a, b)
    )
    return (here & there).total()


def _stretch(side: _Side, other: set[str], worth: dict[str, float]) -> float:
    """What the longest stretch without a content word of the other sentence weighs."""
    most = now = 0.0
    for word in side.words:
        if not word.content:
            continue
        now = 0.0 if word.key in other else now + worth[word.key]
        most = max(most, now)
    return most


def _edge(a: list[str], b: list[str], mine: set[str], theirs: set[str]) -> float:
    """Share of the words at one end of either sentence that stand somewhere in the other."""
    return min(len(set(a) & theirs), len(set(b) & mine)) / _EDGE


def _apart(
    first: tuple[Fact, ...], second: tuple[Fact, ...], kind: type[Quantity] | type[Name]
) -> tuple[float, float, float]:
    """Of one kind of fact: how many both have, one only, and either only has."""
    one = compare_facts(
        tuple(fact for fact in first if isinstance(fact, kind)),
        tuple(fact for fact in second if isinstance(fact, kind)),
    )
    fewer, more = sorted((one.only_first, one.only_second))
    return _part(one.same, _MANY_FACTS), _part(more, _MANY_FACTS), _part(fewer, _MANY_FACTS)
