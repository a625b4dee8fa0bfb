"""Neighbouring alignments become passages."""

from __future__ import annotations

from provenance.match.merge import AlignedPassage, passages
from provenance.model import Alignment, AlignmentKind, Passage, Sentence, Span

#: Six sentences of four words each, after a headline.
SENTENCES = (
    Sentence(Span(0, 9), "Lead here", -1),
    *(Sentence(Span(n * 20, n * 20 + 19), "one two three four.", 0) for n in range(1, 7)),
)


def alignment(
    suspicious: int, source: int, kind: AlignmentKind = "verbatim", similarity: float = 1.0
) -> Alignment:
    """An alignment of the sentences with these numbers, the headline being 0."""
    return Alignment(
        f"a{suspicious}{source}",
        Passage("d1", SENTENCES[suspicious].span),
        Passage("d2", SENTENCES[source].span),
        kind,
        similarity,
    )


def merged(*alignments: Alignment) -> tuple[AlignedPassage, ...]:
    return passages(alignments, SENTENCES, SENTENCES)


def ids(*alignments: Alignment) -> list[tuple[str, ...]]:
    return [passage.alignments for passage in merged(*alignments)]


def test_sentences_in_a_row_from_sentences_in_a_row_are_one_passage() -> None:
    (passage,) = merged(alignment(2, 4), alignment(1, 3), alignment(3, 5))
    assert passage.alignments == ("a13", "a24", "a35")
    assert passage.suspicious == Passage("d1", Span(20, 79))
    assert passage.source == Passage("d2", Span(60, 119))
    assert passage.suspicious_share == passage.source_share == 0.5


def test_a_sentence_of_the_source_may_be_left_out_but_not_two() -> None:
    assert ids(alignment(1, 1), alignment(2, 3)) == [("a11", "a23")]
    assert ids(alignment(1, 1), alignment(2, 4)) == [("a11",), ("a24",)]


def test_a_sentence_of_the_authors_own_ends_a_passage() -> None:
    assert ids(alignment(1, 1), alignment(3, 2)) == [("a11",), ("a32",)]


def test_sentences_that_changed_places_are_one_passage() -> None:
    assert ids(alignment(1, 3), alignment(2, 2), alignment(3, 1)) == [("a13", "a22", "a31")]


def test_a_sentence_that_merges_two_is_counted_once() -> None:
    (passage,) = merged(alignment(1, 1), alignment(1, 2))
    assert (passage.suspicious_share, passage.source_share) == (0.1667, 0.3333)


def test_a_passage_that_lies_in_the_reach_of_another_is_part_of_it() -> None:
    chain = [alignment(1, 1), alignment(2, 3), alignment(3, 5)]
    assert ids(*chain, alignment(4, 1)) == [("a11", "a23", "a35", "a41")]


def test_headlines_are_passages_of_their_own_without_a_share() -> None:
    first, second = merged(alignment(0, 0), alignment(1, 1))
    assert first.alignments == ("a00",)
    assert first.suspicious_share == 0
    assert second.alignments == ("a11",)


def test_kind_and_similarity_are_those_of_most_of_the_text() -> None:
    (passage,) = merged(
        alignment(1, 1, "paraphrase", 0.5),
        alignment(2, 2, "paraphrase", 0.6),
        alignment(3, 3, "verbatim", 1.0),
    )
    assert (passage.kind, passage.similarity) == ("paraphrase", 0.7)


def test_nothing_aligned_is_no_passage() -> None:
    assert merged() == ()
