"""What two houses print of one speaker's words, made comparable."""

from __future__ import annotations

import pytest

from provenance.credit.spoken import spoken, stands_in
from provenance.model import Span


def keys(said: str) -> list[str]:
    return [w.key or w.kind for w in spoken(said, Span(0, len(said)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We organised it", "We organized it"),
        ("honour, colour, centre, grey", "honor, color, center, gray"),
        ("travelling dialogues", "traveling dialogs"),
        ("5 per cent", "five percent"),
        ("5%", "5 percent"),
        ("twenty-five thousand", "25,000"),
        ("2.5 million", "2,500,000"),
        ("We don't, can't and won't", "We do not, cannot and will not"),
        ("They're gonna leave", "They are going to leave"),
        ("the U.S. and the U.K.", "the US and the UK"),
        ("the United States", "the US"),
        ("OK", "okay"),
        ("a long-term plan", "a long term plan"),
        ("It leaks", "it leaked"),
        ("He is here and has gone", "he was here and had gone"),
        ("[T]he roof", "the roof"),
        ("They lock[ed] it", "they locked it"),
        ("Um, Mr. Vance left", "Vance left"),
    ],
)
def test_the_same_words_in_two_houses(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We can", "We cannot"),
        ("nine", "ten"),
        ("1,500", "15,000"),
        ("our hour", "or her"),
        ("a million", "a billion"),
        ("We should", "We would"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize("gap", ["…", "...", ". . .", "[…]", "[...]"])
def test_what_is_left_out_leaves_a_gap(gap: str) -> None:
    assert keys(f"It {gap} leaks") == ["it", "gap", "leak"]


@pytest.mark.parametrize("words", ["[the old weir]", "(the old weir)", "f***ing", "f----"])
def test_what_is_not_the_speakers(words: str) -> None:
    assert keys(f"It {words} leaks") == ["it", "writer", "leak"]


def test_every_word_is_found_where_it_stands() -> None:
    text = "She said: “I don't know twenty-five of them.”"
    found = spoken(text, Span(10, len(text)))
    assert [w.span.of(text) for w in found] == [
        "I", "don't", "don't", "know", "twenty-five", "of", "them",
    ]  # fmt: skip
    assert [w.ends for w in found] == [False] * 6 + [True]


def test_words_that_stand_in_a_text_in_a_row() -> None:
    said = "We organised [it] for the town"
    words = spoken(said, Span(0, len(said)))
    assert stands_in(words, "Brome said we organized a fair for the town in May.")
    assert not stands_in(words, "Brome said we organized for their town.")


def test_words_with_a_gap_stand_nowhere_as_they_are() -> None:
    said = "We organised … the town"
    assert not stands_in(spoken(said, Span(0, len(said))), "We organised the town.")
