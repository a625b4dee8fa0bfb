from __future__ import annotations

import pytest

from provenance.text.words import words


def keys(text: str) -> list[str]:
    return [w.key for w in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deporting", "deport"),
        ("Darién", "DARIEN"),
        ("the town’s", "the town"),
        ("U.S.", "US"),
        ("1,900", "1900"),
        ("“harbour”", "harbour"),
    ],
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


def test_the_country_is_not_the_pronoun() -> None:
    assert [w.content for w in words("U.S.")] == [True]
    assert [w.content for w in words("us")] == [False]


def test_function_words_and_reporting_verbs_say_nothing_of_the_content() -> None:
    said = [w.key for w in words("She said that the dredger had sunk") if w.content]
    assert said == ["dredger", "sunk"]


def test_offsets_point_into_the_text_as_written() -> None:
    text = "The har\u00adbour — 1,900 berths"
    assert [text[w.start : w.end] for w in words(text)] == [
        "The",
        "har\u00adbour",
        "1,900",
        "berths",
    ]
