"""PRV405: what hides a match is told in words, where it stands, and how sure it is."""

from __future__ import annotations

import pytest

from tests.newsroom import BEACON, OWN_REPORT, article, audited, findings

HALL = BEACON.strip().split("\n\n")[7]


def disguised(paragraph: str) -> str:
    return paragraph.replace("a", "\u0430").replace("flo", "fl\u200bo")


def test_the_kinds_are_counted_in_words() -> None:
    found = findings(article(*OWN_REPORT, disguised(HALL)))["PRV405"]
    letters = HALL.count("a")
    assert f"{letters} Cyrillic letters that look like Latin ones" in found.message
    assert "1 zero-width space" in found.message
    assert "Corrow Beacon" in found.message
    assert (found.severity, found.confidence) == ("warning", "high")


def test_what_hides_nothing_is_not_reported() -> None:
    typeset = HALL.replace("in 1888", "in\u00a01888").replace("ship,", "ship,\u200b")
    assert "PRV405" not in findings(article(*OWN_REPORT, "\ufeff" + typeset))


def test_what_stands_in_nobodys_text_is_not_reported() -> None:
    own = OWN_REPORT[0].replace("crate", "cr\u0430te").replace("Brandt", "Br\u0430ndt")
    assert "PRV405" not in findings(article(own, *OWN_REPORT[1:], HALL))


def test_a_single_slip_of_the_keyboard_is_no_sure_sign() -> None:
    found = findings(article(*OWN_REPORT, HALL.replace("timber", "timb\u0435r")))["PRV405"]
    assert found.confidence == "low"


def test_a_source_s_are_listed_too_and_held_against_nobody() -> None:
    source = BEACON.replace(HALL, disguised(HALL))
    found = findings(article(*OWN_REPORT, HALL), source)["PRV405"]
    assert found.severity == "note"
    assert {passage.document for passage in found.spans} == {"d2"}


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\u00ad", "\u034f", "\U000e0100"])
def test_disguised_copies_are_aligned_as_if_they_were_not(mark: str) -> None:
    plain = audited(article(*OWN_REPORT, HALL)).audits[0]
    hidden = audited(article(*OWN_REPORT, mark.join(HALL).replace(f"{mark} {mark}", " "))).audits[0]
    assert [a.kind for a in hidden.alignments] == [a.kind for a in plain.alignments]
    assert hidden.verdict == plain.verdict
