"""Which document a name, a link or a reporter stands for."""

from __future__ import annotations

import pytest

from provenance.credit import find_credits
from provenance.model import Credit, Document
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
    assert credit.why == "cue: according to; by its short name"
