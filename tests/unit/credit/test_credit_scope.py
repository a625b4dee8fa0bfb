"""How far a credit reaches, and which lines credit a whole text."""

from __future__ import annotations

import pytest

from provenance.credit import find_credits
from provenance.model import Credit, Document, Sentence, Span
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document, radio


def _credits(draft: Document) -> list[Credit]:
    return [c for c in find_credits(draft, split(draft), (courier(), radio())) if c.counts]


def _covered(draft: Document) -> list[str]:
    """The sentences a credit covers, by their first word."""
    spans = [s for c in _credits(draft) for s in c.covers]
    return [
        s.text.split()[0].lstrip("“") for s in split(draft) if any(c.covers(s.span) for c in spans)
    ]


def test_a_credit_covers_its_sentence_and_the_rest_of_its_paragraph() -> None:
    draft = document(
        "Alpha is before it. Bravo is cracked, the Marlpit Courier reported. Charlie follows.\n\n"
        "Delta is another paragraph.\n"
    )
    assert _covered(draft) == ["Bravo", "Charlie"]


def test_the_paper_carries_a_credit_on_without_being_one() -> None:
    draft = document(
        "Alpha is cracked, the Marlpit Courier reported.\n\nBravo is not.\n\n"
        "Charlie is cracked as well, the newspaper said.\n"
    )
    assert _covered(draft) == ["Alpha", "Charlie"]
    assert len(_credits(draft)) == 1


@pytest.mark.parametrize(
    "carry",
    [
        "The paper also found nine cracks.",
        "Its reporters counted nine cracks.",
        "Its review of letters found nine warnings.",
        "Nine cracks were counted by the newspaper.",
        "The keeper told the newspaper that there were nine.",
        "There are nine cracks, according to the paper.",
    ],
)
def test_wordings_that_carry_a_credit_on(carry: str) -> None:
    draft = document(f"Alpha is cracked, the Marlpit Courier reported.\n\n{carry}\n")
    assert carry.split()[0] in _covered(draft)


def test_the_paper_with_nobody_named_before_it_carries_nothing() -> None:
    assert not _credits(document("The paper also found nine cracks.\n"))


def test_after_its_own_name_the_paper_is_the_document_itself() -> None:
    draft = document(
        "Alpha is cracked, the Marlpit Courier reported.\n\nHe told the Weir Weekly so.\n\n"
        "Charlie is cracked too, the newspaper found.\n",
        outlet="Weir Weekly",
    )
    assert _covered(draft) == ["Alpha"]


def test_the_station_is_not_the_newspaper_named_last() -> None:
    draft = document(
        "Alpha is cracked, Fenland Public Radio reported.\n\n"
        "Bravo is cracked, the Marlpit Courier said.\n\nCharlie leaks, the station said.\n\n"
        "Delta leaks, the wire service said.\n"
    )
    radio_credit, paper_credit = _credits(draft)
    assert len(radio_credit.covers) == 2
    assert len(paper_credit.covers) == 1
    assert _covered(draft) == ["Alpha", "Bravo", "Charlie"]


def test_a_report_carries_on_only_a_credit_to_a_report() -> None:
    told = "He told the Marlpit Courier that Alpha is cracked.\n\nBravo is, the report said.\n"
    wrote = "Alpha is cracked, a Marlpit Courier report said.\n\nBravo is, the report said.\n"
    assert _covered(document(told)) == ["He"]
    assert _covered(document(wrote)) == ["Alpha", "Bravo"]


def test_a_quotation_closed_by_the_credit_is_covered_from_its_beginning() -> None:
    draft = document(
        "Alpha came first. “Bravo is cracked. So is all,” he told the Marlpit Courier."
    )
    cuts = [0, 18, 36, len(draft.text)]
    sentences = [
        Sentence(Span(a, b), draft.text[a:b], 0)
        for a, b in ((cuts[0], cuts[1] - 1), (cuts[1], cuts[2] - 1), (cuts[2], cuts[3]))
    ]
    (credit,) = find_credits(draft, sentences, (courier(),))
    assert credit.covers == (Span(18, len(draft.text)),)


def test_a_quotation_reopened_in_the_next_paragraph_is_covered_to_its_end() -> None:
    draft = document(
        "“Alpha is cracked,” he told the Marlpit Courier. “Bravo is too.\n\n"
        "“Charlie is not.”\n\nDelta is sound.\n"
    )
    assert _covered(draft) == ["Alpha", "Bravo", "Charlie"]


def test_a_credited_lead_in_covers_its_list() -> None:
    draft = document(
        "The Marlpit Courier reported these faults:\n\n- Alpha is cracked.\n- Bravo leaks.\n\n"
        "Charlie is sound. Delta is too.\n"
    )
    assert not {"Charlie", "Delta"} & set(_covered(draft))
    assert len(_covered(draft)) == 3


def test_a_backward_looking_credit_covers_its_paragraph() -> None:
    draft = document(
        "Alpha is cracked. Bravo leaks. All of this was first reported by the Marlpit Courier.\n"
    )
    assert _covered(draft) == ["Alpha", "Bravo", "All"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("With files from the Marlpit Courier", "wire-line"),
        ("— With reporting from Fenland Public Radio", "wire-line"),
        ("Source: Marlpit Courier", "wire-line"),
        ("Via: Marlpit Courier", "wire-line"),
        ("From the Marlpit Courier", "wire-line"),
        ("The Marlpit Courier contributed to this report.", "wire-line"),
        ("This article was originally published by the Marlpit Courier.", "republication"),
        ("This story first appeared in the Marlpit Courier.", "republication"),
        ("Originally published in the Marlpit Courier.", "republication"),
        ("Republished with permission from the Marlpit Courier.", "republication"),
        ("Read the full story at the Marlpit Courier.", "republication"),
    ],
)
def test_a_line_that_credits_the_whole_text(line: str, kind: str) -> None:
    draft = document(f"Alpha is cracked. Bravo leaks.\n\nCharlie is sound.\n\n{line}\n")
    assert [c.kind for c in _credits(draft)] == [kind]
    assert {"Alpha", "Bravo", "Charlie"} <= set(_covered(draft))


def test_a_wire_slug_credits_the_whole_text() -> None:
    draft = document("MARLPIT (FPR) — Alpha is cracked.\n\nBravo leaks.\n")
    assert [(c.kind, c.document) for c in _credits(draft)] == [("wire-line", "s2")]
    assert _covered(draft) == ["MARLPIT", "Bravo"]


def test_a_source_line_that_names_an_office_credits_nobody() -> None:
    assert not _credits(document("Alpha is cracked.\n\nSource: Department of Weirs\n"))


def test_wire_reports_without_a_name_are_vague() -> None:
    draft = document("Alpha is cracked.\n\nFrom staff and wire reports\n")
    found = find_credits(draft, split(draft), (courier(),))
    assert [(c.kind, c.counts) for c in found] == [("vague", False)]


def test_what_was_taken_out_of_the_article_credits_by_its_kind() -> None:
    draft = document(
        "By Orla Quint, Marlpit Courier\n\nAlpha is cracked.\n\nThe weir. Marlpit Courier\n\n"
        "Orla Quint covers rivers for the Marlpit Courier.\n",
        host="Weir Hub",
        removed=(
            ("By Orla Quint, Marlpit Courier", "byline"),
            ("The weir. Marlpit Courier", "caption"),
            ("Orla Quint covers rivers for the Marlpit Courier.", "bio"),
        ),
    )
    found = find_credits(draft, split(draft), (courier(),))
    assert [(c.kind, c.counts) for c in found] == [
        ("byline", True),
        ("photo", False),
        ("bio", False),
    ]


@pytest.mark.parametrize(
    "mark", ["(Marlpit Courier)", "— Marlpit Courier", "H/t Marlpit Courier.", "Source: Courier."]
)
def test_a_mark_after_an_item_covers_the_item(mark: str) -> None:
    assert _covered(document(f"Alpha leaks.\n\nBravo is cracked. Charlie too. {mark}\n\nDelta.\n"))[
        :2
    ] == [
        "Bravo",
        "Charlie",
    ]


def test_a_mark_on_its_own_line_covers_the_paragraph_above() -> None:
    draft = document("Alpha leaks.\n\nBravo is cracked.\n\n(Marlpit Courier)\n\nCharlie.\n")
    assert _covered(draft)[:1] == ["Bravo"]
    assert "Charlie" not in _covered(draft)


def test_a_footnote_covers_the_sentences_that_carry_its_number() -> None:
    draft = document(
        "Alpha is cracked.[1] Bravo too.\n\nCharlie is not.\n\n[1] Marlpit Courier, 3 May 2024.\n"
    )
    assert _covered(draft)[:2] == ["Alpha", "Bravo"]
    assert "Charlie" not in _covered(draft)


@pytest.mark.parametrize(
    ("credit", "carrying"),
    [
        ("Alpha is cracked, the Marlpit Courier reported.", "Bravo too, it reported."),
        ("Alpha is cracked, the Marlpit Courier reported.", "Bravo too, by the paper's account."),
        ("Alpha is cracked, reports the Marlpit Courier's Hal Petty.", "Bravo too, he writes."),
        ("Alpha is cracked, reporter Orla Quint found.", "Bravo is whom she interviewed."),
    ],
)
def test_a_pronoun_carries_a_credit_on(credit: str, carrying: str) -> None:
    assert _covered(document(f"{credit}\n\n{carrying}\n\nCharlie.\n")) == ["Alpha", "Bravo"]


def test_a_pronoun_of_somebody_else_carries_nothing_on() -> None:
    draft = document(
        "Alpha is cracked, the Marlpit Courier reported.\n\nBravo, he writes, is not.\n"
    )
    assert _covered(draft) == ["Alpha"]
