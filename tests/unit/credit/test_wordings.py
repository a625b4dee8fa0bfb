"""One row a wording: what credits the Marlpit Courier, and what only looks like it."""

from __future__ import annotations

import pytest

from provenance.credit import find_credits
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document, radio

CREDITS = [
    "The weir had been cracked since May, the Marlpit Courier reported.",
    "The Marlpit Courier first reported that the weir was cracked.",
    "The Marlpit Courier exclusively revealed the crack in the weir on Friday.",
    "The crack was first reported by the Marlpit Courier.",
    "The crack was first reported on Tuesday by the Marlpit Courier.",
    "As reported by the Marlpit Courier, the weir was cracked.",
    "As the Marlpit Courier reported last week, the weir was cracked.",
    "As first detailed in the Marlpit Courier, the weir was cracked.",
    "The weir was cracked, as detailed Marlpit Courier.",
    "The weir was cracked, reports the Marlpit Courier.",
    "“It was cracked in May,” wrote the Marlpit Courier.",
    "According to the Marlpit Courier, the weir was cracked.",
    "The weir was cracked, according to a report in Thursday's Marlpit Courier.",
    "The weir was cracked, according to a story published Monday by the Marlpit Courier.",
    "The weir was cracked, according to the Courier.",
    "According to both Fenland Public Radio and the Marlpit Courier, the weir was cracked.",
    "Engineers knew of the crack, the Marlpit Courier has learned.",
    "The Marlpit Courier, citing two engineers, said the weir was cracked.",
    "The Marlpit Courier, which obtained the survey, said the weir was cracked.",
    "The weir's keeper told the Marlpit Courier that he had warned the board.",
    "The keeper was not surprised, he told the Marlpit Courier in a telephone call.",
    "He repeated the charge in an interview with the Marlpit Courier.",
    "Speaking to the Marlpit Courier on Friday, the keeper blamed the board.",
    "In remarks to the Marlpit Courier, the keeper blamed the board.",
    "In an email to the Marlpit Courier, the board's clerk denied it.",
    "The keeper told a reporter for the Marlpit Courier that he had warned the board.",
    "Several stations, citing the Marlpit Courier, put the cost at £2 million.",
    "Via the Marlpit Courier: the weir is cracked.",
    "The weir is cracked (h/t Marlpit Courier).",
    "The repair will cost £2 million (Marlpit Courier).",
    "The repair will cost £2 million, per the Marlpit Courier.",
    "The Marlpit Courier's Orla Quint reported that the weir was cracked.",
    "Marlpit Courier reporter Orla Quint writes that the weir was cracked.",
    "Orla Quint of the Marlpit Courier reported that the weir was cracked.",
    "A Marlpit Courier investigation found nine cracks.",
    "An analysis by the Marlpit Courier found nine cracks.",
    "The Marlpit Courier's own count is nine.",
    "There are nine cracks by the Marlpit Courier's count.",
    "A survey obtained by the Marlpit Courier shows nine cracks.",
    "The survey, a copy of which was seen by the Marlpit Courier, shows nine cracks.",
    "Letters reviewed by the Marlpit Courier show the board was warned.",
    "Writing in the Marlpit Courier, the former keeper blamed the board.",
    "The keeper was quoted by the Marlpit Courier as saying that he had warned them.",
    "The news was broken by the Marlpit Courier.",
    "Marlpit Courier: weir was cracked for months",
    "Last month the Marlpit Courier published the keeper's letters.",
    "The Marlpit Courier said it had seen his letter.",
    "The Marlpit Courier and Fenland Public Radio reported that the weir was cracked.",
    "The details were carried by local newspaper the Marlpit Courier, which reported on Monday.",
    "The crack was brought to light by the Marlpit Courier.",
    "“I knew,” the keeper said when reached by the Marlpit Courier.",
    "Asked by the Marlpit Courier about the crack, the keeper hung up.",
    "The letters were published in full by the Marlpit Courier.",
    "Responding to questions from the Marlpit Courier, the board said it was sorry.",
    "On Fenland Public Radio and in the Marlpit Courier, the keeper said he was sorry.",
    "In the Marlpit Courier, the keeper called the board careless.",
    "The weir has been cracked since May – Marlpit Courier.",
    "The weir has been cracked since May [Marlpit Courier].",
    "Marlpit Courier Reporter Orla Quint wrote that the weir was cracked.",
    "THE MARLPIT COURIER reported that the weir was cracked.",
    "The Marlpit\u00a0Courier’s report put the cost at £2 million.",
]

NOT_CREDITS = [
    "The Marlpit Courier laid off nine people on Friday.",
    "The Marlpit Courier said it would close its print works.",
    "The Marlpit Courier reported a quarterly loss of £2 million.",
    "The board sued the Marlpit Courier for libel.",
    "A judge told the Marlpit Courier to hand over its notes.",
    "A Marlpit Courier spokesman declined to comment.",
    "Orla Quint, an editor at the Marlpit Courier, said the food was cold.",
    "Her brother works for the Marlpit Courier.",
    "The former Marlpit Courier executive said he was surprised.",
    "Photo: Marlpit Courier",
    "(Photo by Ann Lode/Marlpit Courier)",
    "Photo courtesy of the Marlpit Courier.",
    "He has subscribed to the Marlpit Courier for forty years.",
    "The Courier Service van is new, the driver said.",
    "An advertisement in the Marlpit Courier offered a reward.",
    "Staff at the Marlpit Courier went on strike.",
    "The Marlpit Courier's owner said the print works would close.",
    "The Globe Theatre reported a record season.",
    "The Marlpit Courier published a correction on Friday.",
    "According to Secretary Ada Brome, the weir was cracked.",
    "According to the indictment, the weir was cracked.",
    "The weir was cracked, according to agency figures.",
    "State Department of Labor records show nine citations.",
    "The island's mail courier said the weir was cracked.",
    "A courier told the board about the crack.",
    "Police reports say the weir was cracked.",
    "The engineers' report said the weir was cracked.",
    "He told Mayor Don Guardian that the weir was cracked.",
    "The weir was reported to be cracked.",
    "The fire was reported at 2 a.m.",
    "“We are sorry,” the chairman told reporters.",
    "The board told news outlets that it was sorry.",
    "Nine cases have been reported since May.",
    "The CIA said it had no view on weirs.",
    "Orla Quint, the keeper's aunt, said the weir was cracked.",
]

VAGUE = [
    "According to recent news reports, the weir was cracked.",
    "The weir was cracked, according to media reports.",
    "The weir was cracked, local media said.",
    "Local newspapers reported that the weir was cracked.",
    "Multiple news outlets have reported that the weir was cracked.",
    "Press reports said the weir was cracked.",
    "The weir was cracked, according to reports.",
    "Reports say the weir was cracked.",
    "It was reported that the weir was cracked.",
    "It has been widely reported that the weir was cracked.",
    "The weir was cracked, according to a local newspaper.",
    "The keeper told a local television station that he had warned the board.",
    "The weir was cracked, as reported by several media outlets.",
]


def _found(text: str) -> list[tuple[bool, str, str | None]]:
    draft = document(text)
    sources = (courier(), radio())
    return [(c.counts, c.kind, c.document) for c in find_credits(draft, split(draft), sources)]


@pytest.mark.parametrize("text", CREDITS)
def test_a_wording_that_credits_the_source(text: str) -> None:
    assert any(counts and id == "s1" for counts, _, id in _found(text))


@pytest.mark.parametrize("text", NOT_CREDITS)
def test_a_wording_that_credits_nobody(text: str) -> None:
    assert not any(counts for counts, _, _ in _found(text))
    assert not any(kind == "vague" for _, kind, _ in _found(text))


@pytest.mark.parametrize("text", VAGUE)
def test_a_wording_that_names_no_outlet(text: str) -> None:
    assert [(counts, kind) for counts, kind, _ in _found(text)] == [(False, "vague")]


@pytest.mark.parametrize(
    "text",
    [
        "The weir was cracked, according to the Millbrook Herald.",
        "The keeper told the BBC that he had warned the board.",
        "The Associated Press and Reuters reported that the weir was cracked.",
        "In a Washington Post interview, the keeper blamed the board.",
    ],
)
def test_an_outlet_that_is_no_source_is_named_without_a_document(text: str) -> None:
    found = _found(text)
    assert found
    assert all(counts and id is None for counts, _, id in found)
