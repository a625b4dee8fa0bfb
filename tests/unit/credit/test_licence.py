"""Copy under an agreement: where the agreed line stands, and what it is worth."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.credit import find_credits
from provenance.credit.licence import Licence, licence, stands, with_agreed_lines
from provenance.credit.quotes import cut
from provenance.model import Span
from tests.unit.credit.stories import courier, document, radio

LINE = "Copy: Marlpit Courier Service"
AGREED = Config(licensed={"Marlpit Courier": LINE})


@pytest.mark.parametrize(
    "carrying",
    [
        "Alpha leaks.\n\nCopy: Marlpit Courier Service\n",
        "Alpha leaks.\n\n  COPY — marlpit  courier\u00a0service.\n",
        "By Ada Roe, Copy: Marlpit Courier Service\n\nAlpha leaks.\n",
        "*Copy: Marlpit Courier Service, with work by our own staff*\n\nAlpha leaks.\n",
        "Alpha leaks. Copy: Marlpit Courier Service.\n",
        "MARLPIT (Copy: Marlpit Courier Service) – Alpha leaks.\n",
    ],
)
def test_the_line_stands(carrying: str) -> None:
    draft = document(carrying)
    place = stands(LINE, cut(draft))
    assert place is not None
    assert "courier" in place.of(carrying).lower()


@pytest.mark.parametrize(
    "wanting",
    [
        "Alpha leaks.\n",
        "Alpha leaks, the Marlpit Courier reported.\n",
        "Alpha leaks.\n\nCopy: Marlpit Courier\n",
        "Alpha leaks.\n\nService: Marlpit Courier copy\n",
        "Alpha leaks, and the copy, Marlpit Courier Service men said, was late again.\n",
        "Alpha leaks.\n\nPhoto copy: Marlpit Courier Service\n",
        "",
    ],
)
def test_the_line_is_missing(wanting: str) -> None:
    assert stands(LINE, cut(document(wanting))) is None


def test_a_page_that_names_the_partner_in_its_menu_or_headline_carries_no_line() -> None:
    menu = document(
        "More from Marlpit Courier\n\nAlpha leaks.\n",
        removed=(("More from Marlpit Courier", "navigation"),),
    )
    headline = document("Marlpit Courier Sold\n\nAlpha leaks.\n", title="Marlpit Courier Sold")
    byline = document(
        "Ada Roe, Marlpit Courier\n\nAlpha leaks.\n",
        removed=(("Ada Roe, Marlpit Courier", "byline"),),
    )
    found = [stands("Marlpit Courier", cut(d)) is not None for d in (menu, headline, byline)]
    assert found == [False, False, True]


def test_the_agreement_is_the_partners_whatever_it_is_called() -> None:
    assert licence(courier(), Config(licensed={"The Courier": None})) == Licence(
        "The Courier", None
    )
    assert licence(radio(), AGREED) is None


def test_an_agreed_line_that_reads_like_no_credit_is_one() -> None:
    text = "Alpha leaks, Fenland Public Radio said.\n\nBravo leaks.\n\nMC/weir desk\n"
    draft = document(text)
    agreed = Config(licensed={"Marlpit Courier": "MC/weir desk"})
    sources = (courier(), radio())
    found = find_credits(draft, cut(draft).sentences, sources)
    credits = with_agreed_lines(found, cut(draft), sources, agreed)
    assert [(c.id, c.document, c.kind, c.counts) for c in credits] == [
        ("c1", "s2", "named", True),
        ("c2", "s1", "wire-line", True),
    ]
    assert credits[1].text == "MC/weir desk"
    assert credits[1].covers == (Span(0, text.index("desk") + 4),)
    assert with_agreed_lines(found, cut(draft), sources, Config()) == found


def test_an_agreed_line_takes_the_place_of_what_was_read_there() -> None:
    draft = document("Alpha leaks.\n\nWith files from the Marlpit Courier\n")
    found = find_credits(draft, cut(draft).sentences, (courier(), courier(id="s3")))
    agreed = Config(licensed={"Marlpit Courier": "With files from the Marlpit Courier"})
    credits = with_agreed_lines(found, cut(draft), (courier(), courier(id="s3")), agreed)
    assert [(c.id, c.document, c.why) for c in credits] == [
        ("c1", "s1", "the credit line agreed on for licensed copy")
    ]
