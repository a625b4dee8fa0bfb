"""Which document a name, a link or a reporter stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.credit import find_credits
from provenance.model import Credit, Document, Evidence
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document, radio


def _credits(draft: Document, *sources: Document) -> tuple[Credit, ...]:
    return find_credits(draft, split(draft), sources or (courier(), radio()))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("the Marlpit Courier", "s1"),
        ("The Courier", "s1"),
        ("Fenland Public Radio", "s2"),
        ("FPR", "s2"),
        ("the Marlpit\u00a0Courier", "s1"),
        ("the Mаrlpit Courier", "s1"),  # a Cyrillic letter in it
        ("the Millbrook Courier", None),
    ],
)
def test_a_name_in_any_of_its_forms(name: str, source: str | None) -> None:
    (credit,) = _credits(document(f"The weir was cracked, according to {name}."))
    assert (credit.counts, credit.document) == (True, source)


def test_the_span_is_exact_in_the_text_as_it_was_written() -> None:
    (credit,) = _credits(document("“Cracked,” the  weir's keeper told the  Marlpit Courier’s man."))
    assert credit.text == "told the  Marlpit Courier"


def test_a_short_name_stands_for_the_outlet_named_last_in_full() -> None:
    millbrook = document("It leaks.", "s2", role="source", outlet="Millbrook Courier")
    draft = document(
        "The weir leaks, the Millbrook Courier reported. The Courier said it was old.\n\n"
        "It was cracked, the Marlpit Courier reported. The Courier said it was new.\n"
    )
    found = _credits(draft, courier(), millbrook)
    assert [c.document for c in found] == ["s2", "s2", "s1", "s1"]


def test_a_short_name_of_two_sources_is_neither() -> None:
    millbrook = document("It leaks.", "s2", role="source", outlet="Millbrook Courier")
    (credit,) = _credits(document("The weir leaks, the Courier reported."), courier(), millbrook)
    assert credit.document is None


def test_the_documents_own_outlet_is_no_credit() -> None:
    draft = document("He told the Herald so. The Herald reported in May.", outlet="Weir Herald")
    found = _credits(draft, document("x", "s1", role="source", outlet="Tri-Valley Herald"))
    assert [(c.counts, c.document) for c in found] == [(False, None), (False, None)]


def test_a_copy_on_another_site_credits_its_origin_by_name() -> None:
    draft = document(
        "The Marlpit Courier first reported it.", outlet="Marlpit Courier", host="Weir Hub"
    )
    assert [(c.counts, c.document) for c in _credits(draft)] == [(True, "s1")]


def test_a_lone_short_name_may_be_a_document_of_unknown_outlet() -> None:
    (credit,) = _credits(document("The keeper told the Gazette that it leaks."))
    assert not credit.counts


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://marlpitcourier.example/news/weir", "s1"),
        ("http://www.marlpitcourier.example/news/weir/?ref=x", "s1"),
        ("https://m.marlpitcourier.example/other", "s1"),
        ("https://weirboard.example/minutes", None),
        ("https://notmarlpitcourier.example/news/weir", None),
        ("not an address", None),
    ],
)
def test_a_link_to_the_source_is_a_credit(url: str, source: str | None) -> None:
    draft = document("The weir leaks, it was reported on Sunday.", links=(("reported", url),))
    found = [c for c in _credits(draft) if c.kind == "link"]
    assert [c.document for c in found] == ([source] if source else [])
    assert any(c.kind == "vague" for c in _credits(draft)) == (source is None)


def test_a_link_beside_the_name_is_not_counted_twice() -> None:
    draft = document(
        "The weir leaks, the Marlpit Courier reported.",
        links=(("reported", "https://marlpitcourier.example/news/weir"),),
    )
    assert [c.kind for c in _credits(draft)] == ["named"]


def test_a_sources_reporter_is_credited_for_reporting_not_for_speaking() -> None:
    reports = _credits(document("Orla Quint reported that the weir leaks."))
    assert [(c.counts, c.document) for c in reports] == [(True, "s1")]
    assert not _credits(document("Orla Quint told the board that the weir leaks."))


def test_the_byline_of_a_copy_credits_its_reporter() -> None:
    draft = document("By Orla Quint\n\nThe weir leaks.", removed=(("By Orla Quint", "byline"),))
    assert [(c.kind, c.document) for c in _credits(draft)] == [("byline", "s1")]


def test_metadata_that_names_the_source_clears_nothing() -> None:
    draft = document(
        "---\nsource: Marlpit Courier\n---\nThe weir leaks.",
        removed=(("---\nsource: Marlpit Courier\n---", "front-matter"),),
    )
    assert [(c.kind, c.counts, c.document) for c in _credits(draft)] == [("bio", False, "s1")]


def test_why_says_how_the_name_was_resolved() -> None:
    (credit,) = _credits(document("According to the Courier, the weir leaks."))
    assert credit.why == "says that this is according to it; by its short name"


@pytest.mark.parametrize(
    "text",
    [
        "Reporter Orla Quint spent a month at the weir.",
        "The weir leaks, journalist Orla Quint found.",
        "Orla Quint, a reporter with a torch, went to look.",
        "Orla Quint writes that the weir leaks.",
    ],
)
def test_a_reporter_is_credited_by_trade_or_by_a_verb_of_journalism(text: str) -> None:
    assert [(c.counts, c.document) for c in _credits(document(text))] == [(True, "s1")]


def test_a_credited_reporter_goes_by_surname() -> None:
    draft = document(
        "Journalist Orla Quint went to look. It leaks, Quint found. According to Quint, it is old."
    )
    assert [(c.counts, c.document) for c in _credits(draft)] == [(True, "s1")] * 3
    assert not _credits(document("It leaks, Quint found."))


def test_a_name_with_a_small_word_in_it_is_one_name() -> None:
    moss = document("It leaks.", "s1", role="source", outlet="Moss and Mortar")
    draft = document("The weir leaks, according to Moss and Mortar.")
    (credit,) = _credits(draft, moss)
    assert (credit.text, credit.document) == ("according to Moss and Mortar", "s1")


def test_the_last_word_stands_for_an_outlet_credited_before() -> None:
    otter = document("It leaks.", "s1", role="source", outlet="Marlpit Otter")
    draft = document("The weir leaks, the Marlpit Otter reported.\n\nIt is old, the Otter said.\n")
    assert [c.document for c in _credits(draft, otter)] == ["s1", "s1"]
    assert not _credits(document("It is old, the otter said."), otter)


def test_a_source_of_unknown_outlet_may_be_called_by_its_first_line() -> None:
    source = document(
        "Marlpit Otter\n\nIt leaks.", "s1", role="source", removed=(("Marlpit Otter", "section"),)
    )
    for text in (
        "The weir leaks, reports the Marlpit Otter.",
        "It leaks, says the weekly Marlpit Otter.",
    ):
        (credit,) = _credits(document(text), source)
        assert (credit.counts, credit.document) == (True, "s1")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Marlpit Council", "The weir leaks, the Marlpit Council reported."),
        ("Marlpit Otters", "According to the Marlpit Otters, the weir leaks."),
        ("Sheriff Ada Lode", "The weir leaks, Sheriff Ada Lode reported."),
    ],
)
def test_a_section_or_a_subject_above_a_headline_is_no_outlet(line: str, text: str) -> None:
    source = document(f"{line}\n\nIt leaks.", "s1", role="source", removed=((line, "section"),))
    assert not any(c.counts for c in _credits(document(text), source))


@pytest.mark.parametrize(
    "text", ["Mr. Courier said it leaks.", "He blamed the keeper, but Courier said that it leaks."]
)
def test_a_surname_is_not_the_outlet_of_the_same_word(text: str) -> None:
    assert not any(c.counts for c in _credits(document(text)))


def test_an_outlet_known_from_a_credit_alone_is_not_the_documents_own() -> None:
    agency = document("It leaks.", "s1", role="source", outlet="Northern Cable Service")
    text = "MARLPIT (Northern Cable Service) — The weir leaks."
    draft = replace(
        document(text, outlet="Northern Cable Service"),
        evidence=(Evidence("outlet", "Northern Cable Service", "wire slug"),),
    )
    assert [(c.kind, c.counts, c.document) for c in _credits(draft, agency)] == [
        ("wire-line", True, "s1")
    ]
    signed = replace(draft, evidence=(Evidence("outlet", "Northern Cable Service", "masthead"),))
    assert not any(c.counts for c in _credits(signed, agency))


def test_two_names_with_a_stroke_between_them_are_two() -> None:
    draft = document("It leaks, according to a Marlpit Courier/Fenland Public Radio count.")
    assert {c.document for c in _credits(draft)} == {"s1", "s2"}


def test_emphasis_and_the_address_of_a_link_are_not_read() -> None:
    draft = document("*The weir leaks*, the [Marlpit Courier](https://x.example/w) **reported**.")
    (credit,) = _credits(draft)
    assert (credit.document, credit.text) == (
        "s1",
        "the [Marlpit Courier](https://x.example/w) **reported",
    )


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (
            "Correction: an earlier version did not credit the Marlpit Courier, who found it.",
            [("named", True, "s1")],
        ),
        (
            "Correction: the weir was first reported unsafe by the Marlpit Courier.",
            [("named", True, "s1")],
        ),
        ("Correction: an earlier version misspelt the Marlpit Courier.", []),
    ],
)
def test_a_correction_that_gives_a_credit(
    note: str, found: list[tuple[str, bool, str | None]]
) -> None:
    draft = document(f"The weir leaks.\n\n{note}", removed=((note, "correction"),))
    assert [(c.kind, c.counts, c.document) for c in _credits(draft)] == found
