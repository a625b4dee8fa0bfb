"""Laws of text: sentences tile the body, folding leads back, words point where they stand."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Document, Span
from provenance.text.folding import fold, folded_text
from provenance.text.hidden import describe_hidden
from provenance.text.sentences import split
from provenance.text.words import Word, keys, words

PIECES = st.sampled_from(
    ["The quay ", "shut. ", "“Why?” ", "she asked", "\n", "\r\n\n", "U.S. ", "9 a.m. ", "- item\n",
     "har\u00adbour ", "\u200b", "вода ", "â€™", "\u202eruo", "а", "\uff41", "\u217d", "а\u0301 ",
     "h\u0430rbour ", "Dr. Odell ", "…", "e\u0301 ", "3.5 "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_sentences_are_in_order_disjoint_and_lose_no_word(text: str) -> None:
    document = Document("d1", "a.txt", "", "source", text, (Span(0, len(text)),))
    found = split(document)
    at = 0
    for sentence in found:
        assert sentence.span.start >= at
        assert sentence.span.of(text) == sentence.text == sentence.text.strip(" \t\r\n\u00a0\ufeff")
        assert not any(c.isalnum() for c in text[at : sentence.span.start])
        at = sentence.span.end
    assert not any(c.isalnum() for c in text[at:])


@given(TEXTS)
def test_folding_keeps_to_the_text_and_in_its_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)
    for i in range(len(folded.text)):
        span = folded.back(i, i + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_words_are_in_order_and_hold_a_letter_or_digit(text: str) -> None:
    start = end = 0
    for word in words(text):
        one_character = word.end - word.start == 1  # "㏂" is two words
        assert end <= word.start or (start == word.start and one_character)
        assert word.start < word.end <= len(text)
        assert any(c.isalnum() or unicodedata.category(c) == "So" for c in word_of(text, word))
        start, end = word.start, word.end


@given(TEXTS | st.text("ab1., ’“—…é\xa0'\n", max_size=60))
def test_keys_alone_are_those_of_the_words(text: str) -> None:
    assert folded_text(text) == fold(text).text
    assert keys(text) == " ".join(word.key for word in words(text))


def word_of(text: str, word: Word) -> str:
    return text[word.start : word.end]


@given(TEXTS)
def test_hidden_characters_are_single_and_inside(text: str) -> None:
    for one in describe_hidden(text):
        for span in one.spans:
            assert len(span) == 1 or not one.hides
            assert span.end <= len(text)
