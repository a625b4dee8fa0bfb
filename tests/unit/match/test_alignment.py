"""What the aligner finds in two small stories, with the packaged encoder and without it."""

from __future__ import annotations

import pytest

from provenance.credit.quotes import quotations
from provenance.match.alignment import AlignedDocuments, align, likeness
from provenance.match.reading import Meanings, Reading, read
from provenance.model import Document, Span
from provenance.text.sentences import split
from tests.newsroom import BEACON, OWN_REPORT, RETOLD, encoder

ORIGIN = "\n\n".join(BEACON.strip().split("\n\n")[3:])
REWRITE = "\n\n".join(RETOLD)
SAME_EVENT = "\n\n".join(OWN_REPORT)


def reading(text: str, id: str, by_meaning: bool = True) -> Reading:
    document = Document(id, f"{id}.txt", "", "source", text, (Span(0, len(text)),))
    sentences = split(document)
    quoted = [q.span for q in quotations(text, sentences)]
    words_only = read(document, sentences, quoted)
    meanings = encoder() if by_meaning else None
    return words_only if meanings is None else Meanings(meanings).of(words_only)


def aligned(suspicious: str, source: str, by_meaning: bool = True) -> AlignedDocuments:
    return align(reading(suspicious, "d1", by_meaning), reading(source, "d2", by_meaning))


def pairs(suspicious: str, source: str, by_meaning: bool = True) -> set[tuple[str, str]]:
    """First words of the aligned sentences."""
    return {
        (a.suspicious.span.of(suspicious)[:12], a.source.span.of(source)[:12])
        for a in aligned(suspicious, source, by_meaning).alignments
    }


@pytest.mark.parametrize("by_meaning", [True, False])
def test_every_sentence_of_a_rewrite_finds_its_own(by_meaning: bool) -> None:
    assert pairs(REWRITE, ORIGIN, by_meaning) == {
        ("Corrow's sol", "The town of "),
        ("In a 7-2 vot", "The council "),
        ("Repairs woul", "A report by "),
        ("Wood salvage", "The hall was"),
        ("A glass hall", "Mayor Idris "),
    }


@pytest.mark.parametrize("by_meaning", [True, False])
def test_an_independent_report_of_the_same_event_is_not_derived(by_meaning: bool) -> None:
    found = aligned(SAME_EVENT, ORIGIN, by_meaning)
    assert found.alignments == ()
    assert not found.derived


def test_order_does_not_matter() -> None:
    backwards = "\n\n".join(reversed(REWRITE.strip().split("\n\n")))
    assert pairs(backwards, ORIGIN) == pairs(REWRITE, ORIGIN)


def test_a_sentence_that_was_split_leads_twice_to_its_source() -> None:
    split_up = REWRITE.replace(
        "In a 7-2 vote on Monday, councillors shut the building immediately and some 40 traders",
        "Councillors shut the building immediately in a 7-2 vote on Monday. Some 40 traders",
    )
    found = pairs(split_up, ORIGIN)
    assert ("Councillors ", "The council ") in found
    assert ("Some 40 trad", "The council ") in found


def test_two_sentences_that_were_merged_are_both_found() -> None:
    merged = REWRITE.replace(
        "In a 7-2 vote",
        "Petra Holm, who has sold eels in the corner stall since she was nine, lost her place "
        "when, in a 7-2 vote",
    )
    found = pairs(merged, ORIGIN)
    assert {source for draft, source in found if draft == "Petra Holm, "} == {
        "The council ",
        '"I have sold',
    }


def test_one_pasted_paragraph_in_an_original_article_is_found() -> None:
    pasted = ORIGIN.split("\n\n")[4]
    assert pairs(f"{SAME_EVENT}\n\n{pasted}", ORIGIN) == {("The hall was", "The hall was")}


COPIED = """\
The hall was built in 1888 with timber from a wrecked grain ship, and survived a flood in 1953."""
TOUCHED_UP = """\
The hall was put up in 1888 with timber from a wrecked grain ship and survived the flood of 1953."""


@pytest.mark.parametrize(
    ("written", "kind"),
    [(COPIED, "verbatim"), (TOUCHED_UP, "near-verbatim"), (RETOLD[3], "paraphrase")],
)
def test_kinds(written: str, kind: str) -> None:
    rest = [p for p in REWRITE.split("\n\n") if not p.startswith("Wood")]
    text = "\n\n".join([*rest, written])
    (found,) = (
        a for a in aligned(text, ORIGIN).alignments if a.suspicious.span.of(text) == written
    )
    assert found.kind == kind


def test_a_text_is_wholly_derived_from_itself() -> None:
    found = aligned(ORIGIN, ORIGIN)
    assert [a.suspicious.span for a in found.alignments] == [
        a.source.span for a in found.alignments
    ]
    assert {a.kind for a in found.alignments} == {"verbatim"}
    assert len(found.alignments) == len(split(reading(ORIGIN, "d1").document))


def test_each_alignment_says_why() -> None:
    (first, *_) = aligned(REWRITE, ORIGIN).alignments
    assert [r.measure for r in first.reasons] == [
        "likelihood of derivation",
        "longest run of the same words",
        "shared words by rarity",
        "same words in the same order",
        "nearness of meaning",
        "facts in common",
        "length, shorter to longer",
    ]
    assert 0 <= first.similarity <= 1


def test_the_halves_of_a_split_sentence_are_as_alike_as_the_two_together() -> None:
    whole = (
        "The town will tear down its covered market in spring, and a glass hall will replace it."
    )
    halves = (
        "The town will tear down its covered market in spring.\n\nA glass hall will replace it."
    )
    together = likeness([(0, 0), (1, 0)], reading(halves, "d1"), reading(whole, "d2"))
    first, second = (
        likeness([(i, 0)], reading(halves, "d1"), reading(whole, "d2"))[0] for i in (0, 1)
    )
    assert together[0].value == together[1].value > max(first.value, second.value)


def test_a_short_sentence_is_nobodys_unless_the_source_has_just_the_same() -> None:
    asked = "The council asked eleven towns for a second crane driver on Monday."
    source = f"{asked}\n\nFour answered.\n\nNone of them had ever worked on a quay."
    copied = aligned(source, source).alignments
    assert [a.suspicious.span.of(source) for a in copied][1] == "Four answered."
    other = source.replace("Four answered.", "Four replied.")
    assert len(aligned(other, source).alignments) == 2


def test_a_sentence_that_shares_no_word_is_not_taken_because_of_where_it_stands() -> None:
    source = (
        "The island ferry Solveig will stay in port for five weeks after divers found a crack.\n\n"
        "The crack is 40 centimetres long and runs below the waterline, officials said.\n\n"
        "“We should have looked sooner,” said the owner, Peder Lunde."
    )
    draft = (
        "The Solveig stays in port for five weeks because divers have found a crack. "
        "It is 40 centimetres long and lies below the waterline.\n\n"
        "“We row if we must,” said Ine Dahl, who teaches chemistry on the mainland and rowed two "
        "pupils across in her own dinghy."
    )
    assert pairs(draft, source) == {
        ("The Solveig ", "The island f"),
        ("It is 40 cen", "The crack is"),
    }


@pytest.mark.parametrize("nothing", ["", "\n\n", "***"])
def test_an_empty_text_agrees_with_nothing(nothing: str) -> None:
    assert aligned(nothing, ORIGIN).alignments == ()
    assert aligned(ORIGIN, nothing).alignments == ()


def test_an_author_who_speaks_of_himself_rewrites_nobody() -> None:
    closing = "We will go on asking about the stallholders and the car park."
    told = "The newsroom will go on asking about the stallholders and the car park."
    assert "We will go o" not in {a for a, _ in pairs(f"{REWRITE}\n\n{closing}", ORIGIN)}
    copied = f"{ORIGIN}\n\n{closing}"
    assert "We will go o" in {a for a, _ in pairs(f"{REWRITE}\n\n{closing}", copied)}
    assert "The newsroom" in {a for a, _ in pairs(f"{REWRITE}\n\n{told}", copied)}


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The mayor told us that it would close.", True),
        ("Our reporter walked there.", True),
        ("“We will fight,” the mayor said.", False),
        ("The US will pay for it.", False),
        ("King Charles I. was there.", False),
    ],
)
def test_whose_voice_a_sentence_has(sentence: str, own: bool) -> None:
    assert reading(sentence, "d1", by_meaning=False).own_voice.tolist() == [own]
