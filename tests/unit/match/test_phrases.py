"""Which runs of words are set phrases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from provenance.match.background import Background, Hashes, hash_phrases
from provenance.match.phrases import LEAST_ARTICLES, NO_PHRASES, Story, joined, recurring

PHRASE = ["harbour", "pilot", "never", "sleep"]
FEW = LEAST_ARTICLES[4]


def stories(number: int, outlets: int, years: int) -> Sequence[Story]:
    return [
        Story([f"before{n}", *PHRASE, f"after{n}"], f"Outlet {n % outlets}", 2001 + n // 2 % years)
        for n in range(number)
    ]


def holds(phrases: Hashes, words: Sequence[str]) -> bool:
    return bool(np.isin(hash_phrases(words, len(words)), phrases).all())


def test_what_enough_articles_of_several_outlets_and_years_have_is_one() -> None:
    found = recurring(stories(2 * FEW, outlets=3, years=3))
    assert holds(found, PHRASE)
    inside = Background(10, {}, found).in_set_phrases(["a", *PHRASE])
    assert inside == (False, True, True, True, True)


def test_what_few_articles_one_outlet_or_one_year_have_is_none() -> None:
    for told in (stories(FEW - 1, 3, 3), stories(20, 2, 3), stories(20, 3, 2)):
        assert not holds(recurring(told), PHRASE)


def test_function_words_alone_are_none() -> None:
    told = [Story(["it", "was", "not", "for"], f"Outlet {n % 4}", 2000 + n) for n in range(20)]
    assert not len(recurring(told))


def test_no_phrase_reaches_over_two_texts() -> None:
    told = [Story(["quay", "side"], f"Outlet {n % 4}", 2000 + n // 2) for n in range(40)]
    assert not len(recurring(told))


def test_nothing_gives_nothing() -> None:
    assert not len(recurring([]))
    assert not len(joined((NO_PHRASES, NO_PHRASES)))
