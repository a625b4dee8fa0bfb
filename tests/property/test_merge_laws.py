"""Laws of merging: nothing lost, nothing twice, and once is enough."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.merge import AlignedPassage, passages
from provenance.model import Alignment, Passage, Sentence, Span

SENTENCES = tuple(Sentence(Span(n * 10, n * 10 + 9), "one two.", min(n, 1) - 1) for n in range(24))
BODY = st.integers(1, 23)


@st.composite
def aligned(draw: st.DrawFn) -> tuple[Alignment, ...]:
    """Alignments of any of the body's sentences, and of the headline, in any order."""
    cells = draw(st.lists(st.tuples(BODY, BODY), unique=True, max_size=30))
    cells += draw(st.lists(st.just((0, 0)), max_size=1))
    return tuple(
        Alignment(
            f"a{n}",
            Passage("d1", SENTENCES[one].span),
            Passage("d2", SENTENCES[two].span),
            draw(st.sampled_from(["verbatim", "near-verbatim", "paraphrase"])),
            draw(st.floats(0, 1)),
        )
        for n, (one, two) in enumerate(draw(st.permutations(cells)))
    )


def merged(alignments: tuple[Alignment, ...]) -> tuple[AlignedPassage, ...]:
    return passages(alignments, SENTENCES, SENTENCES)


@given(aligned())
def test_every_alignment_is_in_exactly_one_passage(alignments: tuple[Alignment, ...]) -> None:
    found = Counter(id for passage in merged(alignments) for id in passage.alignments)
    assert found == Counter(a.id for a in alignments)


@given(aligned())
def test_a_passage_is_the_hull_of_its_alignments(alignments: tuple[Alignment, ...]) -> None:
    by_id = {a.id: a for a in alignments}
    for passage in merged(alignments):
        members = [by_id[id] for id in passage.alignments]
        for side in ("suspicious", "source"):
            spans = [getattr(a, side).span for a in members]
            hull = Span(min(s.start for s in spans), max(s.end for s in spans))
            assert getattr(passage, side).span == hull


@given(aligned())
def test_merging_passages_changes_nothing(alignments: tuple[Alignment, ...]) -> None:
    """The corners of a passage, taken for alignments, give it back, and join no other."""
    found = merged(alignments)
    ends = []
    for number, passage in enumerate(found):
        mine = [s for s in SENTENCES if passage.suspicious.span.covers(s.span)]
        other = [s for s in SENTENCES if passage.source.span.covers(s.span)]
        ends += [
            Alignment(
                f"p{number}",
                Passage("d1", one.span),
                Passage("d2", two.span),
                "verbatim",
                1.0,
            )
            for one in mine
            for two in other
        ]
    again = merged(tuple(ends))
    assert [(p.suspicious, p.source) for p in again] == [(p.suspicious, p.source) for p in found]


@given(aligned())
def test_the_order_of_the_alignments_does_not_matter(alignments: tuple[Alignment, ...]) -> None:
    assert merged(alignments[::-1]) == merged(alignments)
    assert merged(alignments[::2] + alignments[1::2]) == merged(alignments)


@given(aligned())
def test_shares_are_shares_and_kinds_are_those_there_are(
    alignments: tuple[Alignment, ...],
) -> None:
    by_id = {a.id: a for a in alignments}
    for passage in merged(alignments):
        assert 0 <= passage.suspicious_share <= 1
        assert 0 <= passage.source_share <= 1
        assert passage.kind in {by_id[id].kind for id in passage.alignments}
        similarities = [by_id[id].similarity for id in passage.alignments]
        assert min(similarities) - 0.01 <= passage.similarity <= max(similarities) + 0.01
