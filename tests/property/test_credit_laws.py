"""Laws of credits, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.config import Config, ReachPolicy
from provenance.credit import discount, find_credits, settle
from provenance.credit.quotes import cut, quotations
from provenance.model import Alignment, Document, Passage, Span
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document, radio

_PIECES = [
    "the Marlpit Courier",
    "The Courier",
    "Fenland Public Radio",
    "Reuters",
    "the newspaper",
    "Its reporters",
    "local media",
    "said",
    "reported",
    "told",
    "according to",
    "first reported by",
    "With files from",
    "the weir",
    "leaks",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    ",",
    ".",
    ":",
    "\n\n",
    "- ",
    "—",
    "é\u200b",
    "Ada Brome",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
)


def _sources() -> tuple[Document, ...]:
    return courier("The weir leaks. Ada Brome said so."), radio()


@given(texts)
def test_credits_lie_in_their_document_in_order(text: str) -> None:
    draft = document(text)
    found = find_credits(draft, split(draft), _sources())
    assert [c.id for c in found] == [f"c{n}" for n in range(1, len(found) + 1)]
    assert list(found) == sorted(found, key=lambda c: (c.span, not c.counts))
    for credit in found:
        assert credit.text == credit.span.of(text)
        assert credit.text.strip()
        assert credit.document in (None, "s1", "s2")
        assert all(span.end <= len(text) for span in credit.covers)


@given(texts)
def test_a_credit_that_counts_covers_its_own_place_and_says_why(text: str) -> None:
    draft = document(text)
    for credit in find_credits(draft, split(draft), _sources()):
        assert credit.why
        if credit.counts:
            assert any(span.overlap(credit.span) for span in credit.covers)


@given(texts)
def test_a_stricter_policy_covers_no_more(text: str) -> None:
    draft = document(text)
    reached: list[set[tuple[str, int]]] = []
    policies: tuple[ReachPolicy, ...] = ("strict", "standard", "lenient")
    for policy in policies:
        found = find_credits(draft, split(draft), _sources(), policy)
        reached.append(
            {(c.id, at) for c in found for s in c.covers for at in range(s.start, s.end)}
        )
    assert reached[0] <= reached[1] <= reached[2]


@given(texts)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    draft = document(text)
    spans = [q.span for q in quotations(text, split(draft))]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(len(span) > 1 for span in spans)


@given(texts)
def test_settling_keeps_the_alignments_and_names_only_known_credits(text: str) -> None:
    draft, sources = document(text), _sources()
    sentences = split(draft)
    alignments = [
        Alignment(f"a{n}", Passage("d1", s.span), Passage("s1", Span(0, 15)), "paraphrase", 0.5)
        for n, s in enumerate(sentences)
    ]
    found = find_credits(draft, sentences, sources)
    mine, theirs = cut(draft), [cut(s) for s in sources]
    settled = settle(mine, alignments, found, theirs, Config())
    assert [a.id for a in settled] == [a.id for a in alignments]
    assert [a.suspicious for a in settled] == [a.suspicious for a in alignments]
    assert {id for a in settled for id in a.credits} <= {c.id for c in found}
    assert all(bool(a.credits) for a in settled if a.credit in ("credited", "vague"))
    assert [c.id for c in discount(found, settled)] == [c.id for c in found]
    assert settle(mine, settled, found, theirs, Config()) == settled


@given(st.lists(st.sampled_from(["leaks", "weir", "“", "'a ", "(", "The ", "A-", ", and B"])))
def test_a_text_without_an_outlet_credits_nobody(pieces: list[str]) -> None:
    draft = document(" ".join(pieces))
    assert not find_credits(draft, split(draft), _sources())
