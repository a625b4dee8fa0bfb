"""How common words and set phrases are in news prose."""

from __future__ import annotations

import math
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.background import (
    Background,
    decode,
    encode,
    hash_phrases,
    load_background,
)
from provenance.text.words import words


def _keys(said: str) -> list[str]:
    return [w.key for w in words(said)]


def _background(*phrases: str, **frequency: int) -> Background:
    hashes = [int(h) for p in phrases for h in hash_phrases(_keys(p), len(_keys(p)))]
    return decode(encode(100, frequency, hashes))


def _worn(said: str) -> float:
    """Share of a sentence that stands in set phrases, its words weighted by rarity."""
    keys, counted = _keys(said), load_background()
    worth = [counted.rarity(key) for key in keys]
    inside = counted.in_set_phrases(keys)
    return sum(value for value, held in zip(worth, inside, strict=True) if held) / sum(worth)


def test_a_word_weighs_the_more_the_fewer_articles_have_it() -> None:
    counted = _background(council=50, eel=4, the=100)
    assert counted.rarity("the") == 0.0
    assert counted.rarity("council") == pytest.approx(math.log(2))
    assert counted.rarity("eel") == pytest.approx(math.log(25))
    assert counted.rarity("wherryman") == counted.most == pytest.approx(math.log(100))


def test_the_words_of_a_set_phrase_are_told_from_those_around_it() -> None:
    counted = _background("cause is not known")
    inside = counted.in_set_phrases(_keys("The cause is not known in Corrow."))
    assert inside == (False, True, True, True, True, False, False)
    assert not any(counted.in_set_phrases(_keys("The cause is known.")))
    assert not any(counted.in_set_phrases(_keys("Not known is the cause.")))


def test_without_phrases_nothing_is_set() -> None:
    assert _background(the=100).in_set_phrases(_keys("The cause is not known")) == (False,) * 5


@pytest.mark.parametrize(
    "said",
    [
        "The investigation is ongoing.",
        "All suspects are presumed innocent until proven guilty in a court of law.",
        "The council did not immediately respond to a request for comment.",
        "The cause of the fire is under investigation.",
    ],
)
def test_boilerplate_is_nearly_all_set_phrase(said: str) -> None:
    assert _worn(said) > 0.7


@pytest.mark.parametrize(
    "said",
    [
        "Petra Holm sold smoked eels from the corner stall her grandmother built.",
        "Timber from a wrecked grain ship holds up the roof of the Corrow market.",
    ],
)
def test_what_a_story_is_about_is_not(said: str) -> None:
    assert _worn(said) < 0.2


def test_everyday_words_are_commoner_than_things() -> None:
    counted = load_background()
    everyday, things = _keys("year people week"), _keys("eel timber stallholder")
    assert max(map(counted.rarity, everyday)) < 2 < min(map(counted.rarity, things))


def test_the_file_is_small_and_read_once() -> None:
    assert len(files("provenance.match").joinpath("background.bin").read_bytes()) < 400_000
    assert load_background() is load_background()


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not a background"):
        decode(b"PK\x03\x04")


@given(
    st.dictionaries(st.text("abcdeé", min_size=1), st.integers(1, 99)),
    st.sets(st.integers(0, 2**32 - 1)),
)
def test_what_is_written_is_read_back(frequency: dict[str, int], phrases: set[int]) -> None:
    read = decode(encode(99, frequency, phrases))
    assert dict(read.frequency) == frequency
    assert read.phrases.tolist() == sorted(phrases)


@given(st.lists(st.sampled_from(_keys("the cause of fire is under investigation Corrow eels"))))
def test_every_word_is_told_of(keys: list[str]) -> None:
    assert len(load_background().in_set_phrases(keys)) == len(keys)
