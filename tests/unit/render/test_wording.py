"""How every format puts numbers, names and order into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.render.wording import (
    in_reading_order,
    measured,
    outlet_of,
    percent,
    ranked,
    title_of,
)
from tests.story import document, story


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0, "0%"), (0.004, "under 1%"), (0.5, "50%"), (0.996, "over 99%"), (1, "100%")],
)
def test_a_share_never_looks_like_nothing_or_all_unless_it_is(share: float, expected: str) -> None:
    assert percent(share) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(14.0, "14"), (0.8, "0.8"), (0.8149, "0.81"), (3, "3"), ("both", "both"), (None, "")],
)
def test_a_measure_has_two_decimals_at_most(value: float | str | None, expected: str) -> None:
    assert measured(value) == expected


def test_a_document_is_called_by_its_origin_before_its_host_and_file() -> None:
    plain = document("d1", "desk/a.txt", "")
    assert outlet_of(plain) == title_of(plain) == "desk/a.txt"
    assert outlet_of(replace(plain, host="News Reef")) == "News Reef"
    assert outlet_of(replace(plain, host="News Reef", outlet="Ledger")) == "Ledger"


def test_the_worst_finding_comes_first_and_the_suppressed_last() -> None:
    number, scope, vague = story().audits[0].findings
    note = replace(number, severity="note", confidence="high")
    unsure = replace(number, confidence="low")
    listed = (vague, note, unsure, number, scope)
    assert ranked(listed) == [scope, number, unsure, note, vague]


def test_alignments_are_read_in_the_order_of_the_draft() -> None:
    alignments = story().audits[0].alignments
    better = replace(alignments[0], id="z", similarity=0.9)
    assert in_reading_order((*alignments[::-1], better)) == [better, *alignments]
