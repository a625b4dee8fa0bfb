from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.features import by_chance, features
from provenance.model import Document, Span

WORDS = st.sampled_from("kelp quarry tannery osprey lantern Brisco Quist 1,830 acre weir".split())


def document(text: str, title: str | None = None) -> Document:
    return Document("d1", "a.txt", "", "source", text, (Span(0, len(text)),), title)


def copied(text: str) -> set[int]:
    """The features that a copy keeps: all are worth the same, more than the others."""
    found = features(document(text))
    return set(found.hashes[found.worth > 20_000].tolist())


def told(text: str, title: str | None = None) -> set[int]:
    """The features that a rewrite keeps."""
    found = features(document(text, title))
    return set(found.hashes[found.worth < 20_000].tolist())


@given(st.lists(WORDS, min_size=12, max_size=12), st.lists(WORDS), st.lists(WORDS))
def test_twelve_words_in_a_row_are_found_in_any_text(
    run: list[str], before: list[str], after: list[str]
) -> None:
    alone = copied(" ".join([*before, *run]))
    assert alone & copied(" ".join([*run, *after]))


def test_a_copy_is_known_by_its_words_not_by_how_they_are_set() -> None:
    one = "The weir at Colm Bridge gave way on Tuesday night, Ana Brisco told the board."
    other = "THE WEIR AT COLM BRIDGE\ngave way on Tuesday night — Ana Brisco told the Board"
    assert copied(one) == copied(other)


def test_a_rewrite_keeps_the_rare_words_of_a_sentence_in_any_order() -> None:
    one = told("The weir at Colm was built by Brisco.")
    other = told("It was Brisco who had built the weir of Colm, the board heard.")
    assert one <= other


def test_rare_words_of_two_sentences_are_no_pair() -> None:
    assert not told("The weir gave way. Brisco was abroad.") & told("Brisco inspected the weir.")


def test_the_headline_is_looked_up_as_well() -> None:
    assert told("It rained.", "Colm weir gives way") & told("The Colm weir.")


def test_words_that_all_news_have_are_told_of_no_document() -> None:
    assert not told("The president said on Monday that people would have to wait.")


def test_a_set_phrase_is_no_copy() -> None:
    assert not copied("declined to comment on the")


def test_what_is_removed_from_the_article_is_not_looked_up() -> None:
    text = "Subscribe to the Colm Weir Letter. It rained."
    whole = document(text)
    body = Document("d1", "a.txt", "", "source", text, (Span(text.index("It"), len(text)),))
    assert len(features(whole).hashes)
    assert not len(features(body).hashes)


def test_a_text_without_words_has_no_features() -> None:
    assert not len(features(document("* * *")).hashes)


def test_each_feature_counts_once() -> None:
    said = "Brisco inspected the Colm weir. "
    found = features(document(said * 40)).hashes.tolist()
    assert len(found) == len(set(found))


def test_texts_share_more_by_chance_the_longer_they_are() -> None:
    short, longer, longest = (by_chance(document("a" * n)) for n in (1_000, 3_000, 9_000))
    assert short == 0
    assert 0 < longer < longest
